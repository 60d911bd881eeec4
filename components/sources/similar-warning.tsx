"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Warning } from "@/components/ui/warning";
import type { SourceCandidate } from "@/lib/ledger/sources/queries";
import { sourceDetail } from "@/lib/ledger/sources/rules";
import { sourceFacts } from "./source-option";

/** Stops a second entry of one source: shows what is there, and leaves the decision to a person. */
export function SimilarWarning({
  candidates,
  confirmLabel,
  pending,
  onConfirm,
}: {
  candidates: readonly SourceCandidate[];
  confirmLabel: string;
  pending: boolean;
  onConfirm: () => void;
}) {
  return (
    <div role="alert">
      <Warning>
        <p className="font-medium">
          {candidates.length === 1
            ? "The directory holds a source with a name like this."
            : "The directory holds sources with names like this."}{" "}
          Is it the same?
        </p>
        <ul className="my-2 flex flex-col gap-1">
          {candidates.map((candidate) => (
            <li key={candidate.id}>
              <Link dir="auto" href={`/sources/${candidate.id}`} className="link" target="_blank">
                {candidate.name}
              </Link>{" "}
              <span className="text-soft">
                {sourceFacts({ ...candidate, detail: sourceDetail(candidate) })}
              </span>
            </li>
          ))}
        </ul>
        <Button size="small" pending={pending} onClick={onConfirm}>
          {confirmLabel}
        </Button>
      </Warning>
    </div>
  );
}
