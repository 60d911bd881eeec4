"use client";

import Link from "next/link";
import { LevelMark } from "@/components/claims/level-mark";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { AlikeOffer } from "@/lib/duplicates/queries";
import { isLapsed } from "@/lib/ledger/claims/rules";

type Props = {
  /** The first of them is what the arrow down leads to. */
  claims: readonly AlikeOffer[];
  onReuse: (claim: AlikeOffer) => void;
  onRefer: (claim: AlikeOffer) => void;
};

/** Below the line in which a claim is typed: those that say so already, or give another figure. */
export function LikeClaims({ claims, onReuse, onRefer }: Props) {
  if (claims.length === 0) return null;
  return (
    <section
      aria-label="Claims that say so already"
      className="no-print border-b border-rule bg-sunk px-4 py-1.5 sm:px-[1.375rem]"
    >
      <ul className="flex flex-col gap-1">
        {claims.map((claim) => (
          <li
            key={claim.claimId}
            className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-[0.8125rem] wide:flex-nowrap"
          >
            <LevelMark
              level={claim.level}
              className={`shrink-0 wide:w-28 ${isLapsed(claim) ? "line-through" : ""}`}
            />
            <span className="min-w-0 basis-full wide:flex-1 wide:basis-auto">
              <Link
                dir="auto"
                href={`/stories/${claim.slug}/claims?open=${claim.ref}`}
                title={claim.wording}
                className="block truncate font-serif hover:underline"
              >
                {claim.wording}
              </Link>
            </span>
            <span className="shrink-0 text-xs text-faint">
              {claim.says === "other" ? (
                <strong className="font-strong text-warn">another figure or name · </strong>
              ) : null}
              {claim.slug} {claim.ref}, {claim.isJudged ? "judged" : "logged"}{" "}
              <Time at={claim.at} format="date" />
            </span>
            <span className="flex shrink-0 gap-1">
              <Button size="small" variant="quiet" onClick={() => onReuse(claim)}>
                Reuse<span className="sr-only"> the words and source of {claim.ref}</span>
              </Button>
              <Button size="small" variant="quiet" onClick={() => onRefer(claim)}>
                Refer to it<span className="sr-only">: {claim.ref}</span>
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
