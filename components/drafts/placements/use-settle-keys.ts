"use client";

/** The keys of the list: j and k walk along the claims, Enter confirms, o opens the claim's place. */
import { useRouter } from "next/navigation";
import type { RefObject } from "react";
import { draftPath, queryOf } from "@/components/drafts/reader/address";
import { useShortcut } from "@/components/shell/shortcuts";

export function useSettleKeys(
  list: RefObject<HTMLElement | null>,
  { slug, number }: { slug: string; number: number },
  mayDecide: boolean,
): void {
  const router = useRouter();

  /** Those in view; the ones in a closed group are not. */
  function cards(): HTMLElement[] {
    const all = list.current?.querySelectorAll<HTMLElement>("[data-placement]") ?? [];
    return [...all].filter((card) => card.checkVisibility());
  }

  function active(): HTMLElement | null {
    const card = document.activeElement?.closest<HTMLElement>("[data-placement]") ?? null;
    return card && list.current?.contains(card) ? card : null;
  }

  function step(by: number) {
    const all = cards();
    const current = active();
    const at = current ? all.indexOf(current) : -1;
    const next = at < 0 ? all[0] : all[Math.min(Math.max(at + by, 0), all.length - 1)];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "nearest" });
  }

  const group = "Placements";
  useShortcut({
    keys: "j",
    label: "Next claim",
    group,
    repeats: true,
    isKeyOnly: true,
    run: () => step(1),
  });
  useShortcut({
    keys: "k",
    label: "Previous claim",
    group,
    repeats: true,
    isKeyOnly: true,
    run: () => step(-1),
  });
  useShortcut({
    keys: "Enter",
    label: "Confirm that the claim still says the same",
    group,
    isKeyOnly: true,
    enabled: mayDecide,
    run: () => active()?.querySelector<HTMLElement>("[data-confirm]")?.click(),
  });
  useShortcut({
    keys: "o",
    label: "Open the claim in the draft",
    group,
    isKeyOnly: true,
    run: () => {
      router.push(draftPath(slug, number) + queryOf(active()?.dataset.ref ?? null));
    },
  });
}
