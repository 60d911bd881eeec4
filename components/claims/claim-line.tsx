import Link from "next/link";
import type { ReactNode } from "react";
import { isLapsed, type ReviewState, type VerificationLevel } from "@/lib/ledger/claims/rules";
import { LevelMark } from "./level-mark";

type Props = {
  slug: string;
  claimRef: string;
  wording: string;
  level: VerificationLevel;
  reviewState: ReviewState;
  /** What is said of it here, below its wording. */
  children: ReactNode;
};

/** A claim in a list over several stories, which leads to it in its own. */
export function ClaimLine({ slug, claimRef, wording, children, ...claim }: Props) {
  return (
    <Link
      href={`/stories/${slug}/claims?open=${claimRef}`}
      className="-mx-2 grid grid-cols-[2.75rem_minmax(0,1fr)] items-baseline gap-x-2 rounded-md px-2 py-[0.4375rem] hover:bg-sunk sm:grid-cols-[2.75rem_minmax(0,1fr)_auto]"
    >
      <span className="text-faint nums">{claimRef}</span>
      <span className="min-w-0">
        <span dir="auto" className="font-serif text-wording">
          {wording}
        </span>
        {children}
      </span>
      <span className="max-sm:col-start-2 sm:text-right">
        <LevelMark level={claim.level} className={isLapsed(claim) ? "line-through" : ""} />
        {isLapsed(claim) ? (
          <span className="ml-1.5 text-sm font-strong text-warn">lapsed</span>
        ) : null}
      </span>
    </Link>
  );
}
