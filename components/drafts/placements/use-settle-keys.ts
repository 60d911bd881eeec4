"use client";

/** The keys of the ledger: j and k walk along the claims, the others do what the row in hand offers. */
import { useRouter } from "next/navigation";
import type { RefObject } from "react";
import { draftPath, queryOf } from "@/components/drafts/reader/address";
import { useElementCursor, useListKeys } from "@/components/shell/use-list-keys";

export function useSettleKeys(
  list: RefObject<HTMLElement | null>,
  { slug, number }: { slug: string; number: number },
  mayDecide: boolean,
): void {
  const router = useRouter();
  const cursor = useElementCursor(list, "[data-placement]");
  /** Before the first step the row in hand is the first one. */
  const inHand = (row: HTMLElement | null) =>
    row ?? list.current?.querySelector<HTMLElement>("[data-in-hand]") ?? null;
  const press = (what: string) => (row: HTMLElement | null) => {
    const button = inHand(row)?.querySelector<HTMLElement>(what);
    button?.click();
    return button ? null : "Nothing of that kind can be decided about this claim";
  };
  const key = {
    ...{ isKeyOnly: true, actsOnNone: true },
    unable: mayDecide ? undefined : "Your role does not decide about places",
  };
  useListKeys(cursor, {
    group: "Placements",
    noun: "claim",
    enter: {
      ...key,
      label: "Say that the place still states the claim",
      act: press("[data-confirm]"),
    },
    more: [
      { ...key, keys: "p", label: "Pick another place", act: press("[data-find]") },
      { ...key, keys: "x", label: "Say that it is another matter", act: press("[data-dismiss]") },
      ...DIGITS.map((digit) => ({
        ...key,
        keys: digit,
        label: `Take place ${digit}`,
        act: press(`[data-choice="${digit}"]`),
      })),
      {
        keys: "o",
        label: "Open the claim in the draft",
        isKeyOnly: true,
        actsOnNone: true,
        act: (row) =>
          router.push(draftPath(slug, number) + queryOf(inHand(row)?.dataset.ref ?? null)),
      },
    ],
  });
}

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
