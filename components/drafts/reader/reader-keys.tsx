"use client";

import { goOn, useListKeys, type ListCursor, type StepKey } from "@/components/shell/use-list-keys";
import { useToast } from "@/components/ui/toast";
import { useDraftDesk } from "./draft-desk";
import type { TextMark } from "./reader-draft";

const isClaim = (mark: TextMark) => mark.kind === "claim";
const isUndecided = (mark: TextMark) => mark.kind === "claim" && !mark.isDecided;
const isProposal = (mark: TextMark) => mark.kind === "proposal";

/** The keys that walk along the text. */
export function ReaderKeys() {
  const cursor = useMarkCursor();
  const toast = useToast();
  const onNone = () => {
    toast("No proposal is open in this draft");
  };
  useListKeys(cursor, {
    group: "Draft",
    noun: "claim",
    stops: isClaim,
    more: [
      {
        keys: "n",
        label: "Next claim that is not decided",
        by: 1,
        stops: isUndecided,
        onNone: () => {
          toast("Every claim in this draft is decided");
        },
      },
      { keys: "p", label: "Next proposal", by: 1, stops: isProposal, onNone },
      { keys: "shift+p", label: "Previous proposal", by: -1, stops: isProposal, onNone },
    ],
  });
  return null;
}

/** The marks of the text; the cursor is what is open, or was open last. */
function useMarkCursor(): ListCursor<TextMark> {
  const desk = useDraftDesk();
  return {
    items: () => desk.marks,
    current: () => desk.marks.find(({ key }) => key === desk.last()) ?? null,
    moveTo: ({ key }) => desk.open(key, { focuses: true }),
  };
}

/** Walks on to the next proposal, as the key does. */
export function useWalkProposals(): () => void {
  const cursor = useMarkCursor();
  const step: Pick<StepKey<TextMark>, "by" | "stops" | "onNone"> = {
    by: 1,
    stops: isProposal,
    onNone: () => undefined,
  };
  return () => goOn(cursor, step);
}
