"use client";

import { useRouter } from "next/navigation";
import { useCommand, type CommandError } from "@/components/command";
import { useToast } from "@/components/ui/toast";
import type { UnsettledPlacement } from "@/lib/drafts/place/unsettled";
import type { Part, Span } from "@/lib/text/text";

export type SettledDraft = {
  id: number;
  number: number;
  slug: string;
  /** What a paragraph of it is; the body's where nothing else is said. */
  partOf: (paragraph: number) => Part | undefined;
};

type Settled = { ok: true } | { ok: false; error: CommandError };

/**
 * The decisions on one claim's place. `onSettled` is told what was done, in words. When somebody else decided first, the list is read anew and
 * what happened is said where it does not vanish with the claim.
 */
export function useSettling(
  { claimId, ref, placementId, revision }: UnsettledPlacement,
  draft: { id: number; number: number },
  onSettled: (said: string) => void,
) {
  const router = useRouter();
  const toast = useToast();
  const confirming = useCommand("placements.confirm");
  const attaching = useCommand("placements.attach");

  function conclude(result: Settled, message: string) {
    if (result.ok) {
      onSettled(message);
    } else if (result.error.code === "CONFLICT") {
      toast(`${ref} was not changed by you`, {
        detail: `${result.error.message} The list shows how it stands now.`,
        tone: "error",
      });
      router.refresh();
    }
  }

  async function confirm() {
    if (placementId === null || confirming.pending) return;
    const result = await confirming.run({ placementId, revision });
    conclude(result, `${ref} confirmed in draft ${draft.number}`);
  }

  /** @param paragraph where the words stand, for saying so. */
  async function attach({ start, end }: Span, paragraph: number) {
    if (attaching.pending) return;
    const at = { draftId: draft.id, claimId, start, end };
    const seen = placementId === null ? {} : { revision };
    const result = await attaching.run({ ...at, ...seen });
    conclude(result, `${ref} now stands in paragraph ${paragraph}`);
  }

  const refusal = confirming.error ?? attaching.error;
  return {
    confirm,
    attach,
    isConfirming: confirming.pending,
    isAttaching: attaching.pending,
    /** Refused for a reason that the person can mend here. */
    fault: refusal && refusal.code !== "CONFLICT" ? faultText(refusal) : null,
  };
}

function faultText({ message, fields = {}, unmet = [] }: CommandError): string {
  return [message, ...Object.values(fields).filter((fault) => fault !== message), ...unmet].join(
    " ",
  );
}
