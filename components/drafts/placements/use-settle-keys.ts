"use client";

/** The keys of the list: j and k walk along the claims, Enter confirms, o opens the claim's place. */
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
  useListKeys(cursor, {
    group: "Placements",
    noun: "claim",
    enter: {
      label: "Confirm that the claim still says the same",
      enabled: mayDecide,
      act: (card) => card?.querySelector<HTMLElement>("[data-confirm]")?.click(),
    },
    more: [
      {
        keys: "d",
        label: "Say that a further place is of another matter",
        isKeyOnly: true,
        act: (card) => card?.querySelector<HTMLElement>("[data-dismiss]")?.click(),
      },
      {
        keys: "o",
        label: "Open the claim in the draft",
        isKeyOnly: true,
        act: (card) => router.push(draftPath(slug, number) + queryOf(card?.dataset.ref ?? null)),
      },
    ],
  });
}
