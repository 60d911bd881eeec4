"use client";

import { useCommand } from "@/components/command";
import { nextInList } from "@/components/shell/list-step";
import { useActionSet } from "@/components/shell/shortcuts";
import { useToast } from "@/components/ui/toast";
import { useEscape } from "@/components/ui/use-escape";
import type { Span } from "@/lib/text/text";
import { useDraftDesk } from "./draft-desk";

/** The keys that walk along the sentences without a claim, and say that one has nothing to check. */
export function BareKeys() {
  const { draft, pointedAt, pointAt } = useDraftDesk();
  const say = useNothingToCheck();
  const { bare } = draft.coverage;
  const here = bare.find(({ start }) => start === pointedAt?.start) ?? null;
  const step = (by: 1 | -1) => {
    const next = nextInList({ items: bare, from: here, by, wraps: true });
    if (next) pointAt({ ...next });
    return next ? null : "Every sentence carries a claim or has nothing to check";
  };
  useEscape(() => pointAt(null), pointedAt !== null);
  useActionSet([
    {
      keys: "b",
      label: "Next sentence without a claim",
      group: "Draft",
      run: () => step(1),
    },
    {
      keys: "shift+b",
      label: "Previous sentence without a claim",
      group: "Draft",
      run: () => step(-1),
    },
    {
      keys: "x",
      label: "Say that the sentence has nothing to check",
      group: "Draft",
      unable: draft.can.log ? undefined : "Your role does not say this of a sentence",
      run: () => {
        if (!here) return "Go to a sentence without a claim first: b is the next one";
        step(1);
        void say(here, true);
        return null;
      },
    },
  ]);
  return null;
}

/** Says of a sentence of the draft whether there is nothing to check in it, and how to undo that. */
export function useNothingToCheck(): (sentence: Span, isNothing: boolean) => Promise<void> {
  const { draft } = useDraftDesk();
  const command = useCommand("sentences.nothingToCheck");
  const toast = useToast();
  return async ({ start }, isNothing) => {
    const result = await command.run({ draftId: draft.id, start, isNothing });
    if (!result.ok) toast("Not saved", { detail: result.error.message, tone: "error" });
  };
}
