"use client";

import { goOn, useListKeys, type ListCursor } from "@/components/shell/use-list-keys";
import { useToast } from "@/components/ui/toast";
import { useDraftDesk } from "./draft-desk";
import type { TextMark } from "./reader-draft";

const isClaim = (mark: TextMark) => mark.kind === "claim";
const isUndecided = (mark: TextMark) => mark.kind === "claim" && !mark.isDecided;

/** The keys that walk along the text. */
export function ReaderKeys() {
  const cursor = useMarkCursor();
  const toast = useToast();
  const walk = useWalkProposals();
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
      { keys: "p", label: "Next proposal", actsOnNone: true, act: () => walk(1, onNone) },
      {
        keys: "shift+p",
        label: "Previous proposal",
        actsOnNone: true,
        act: () => walk(-1, onNone),
      },
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

/** Walks on to the next proposal in the order that was chosen, or back to the one before. */
export function useWalkProposals(): (by: 1 | -1, onNone?: () => void) => void {
  const desk = useDraftDesk();
  const { moveTo } = useMarkCursor();
  const { order, proposals, marks } = desk;
  // Along the text the walk goes on from a claim too; by worth, from the proposal opened last.
  const items: readonly TextMark[] = order === "text" ? marks : proposals;
  const cursor: ListCursor<TextMark> = {
    items: () => items,
    current: () => items.find(({ key }) => key === desk.last()) ?? null,
    moveTo,
  };
  return (by, onNone = () => undefined) => {
    goOn(cursor, { by, stops: (mark) => mark.kind === "proposal", onNone });
  };
}
