"use client";

import { useShortcut } from "@/components/shell/shortcuts";
import { useToast } from "@/components/ui/toast";
import { useDraftDesk } from "./draft-desk";
import type { TextMark } from "./reader-draft";
import { nextMark } from "./walk";

const isClaim = (mark: TextMark) => mark.kind === "claim";
const isUndecided = (mark: TextMark) => mark.kind === "claim" && !mark.isDecided;
const isProposal = (mark: TextMark) => mark.kind === "proposal";

/** The keys that walk along the text. */
export function ReaderKeys() {
  const go = useWalk();
  const group = "Draft";
  useShortcut({
    keys: "j",
    label: "Next claim",
    group,
    repeats: true,
    isKeyOnly: true,
    run: () => go(1, isClaim),
  });
  useShortcut({
    keys: "k",
    label: "Previous claim",
    group,
    repeats: true,
    isKeyOnly: true,
    run: () => go(-1, isClaim),
  });
  useShortcut({
    keys: "n",
    label: "Next claim that is not decided",
    group,
    run: () => go(1, isUndecided, "Every claim in this draft is decided"),
  });
  useShortcut({
    keys: "p",
    label: "Next proposal",
    group,
    run: () => go(1, isProposal, "No proposal is open in this draft"),
  });
  useShortcut({
    keys: "shift+p",
    label: "Previous proposal",
    group,
    run: () => go(-1, isProposal, "No proposal is open in this draft"),
  });
  return null;
}

/** Opens the next stop; with `none`, goes on from the other end, and says so where there is no stop. */
export function useWalk() {
  const desk = useDraftDesk();
  const toast = useToast();
  return (by: 1 | -1, stops: (mark: TextMark) => boolean, none?: string) => {
    const { marks } = desk;
    const mark = nextMark({ marks, from: desk.last(), by, stops, wraps: none !== undefined });
    if (mark) desk.open(mark.key, { focuses: true });
    else if (none && !marks.some(stops)) toast(none);
  };
}
