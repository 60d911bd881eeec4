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
 * The decisions on one claim's place. When somebody else decided first, the list is read anew and
 * what happened is said where it does not vanish with the claim.
 */
export function useSettling(
  { claimId, ref, placementId, revision }: UnsettledPlacement,
  draft: { id: number },
  onSettled: () => void,
) {
  const router = useRouter();
  const toast = useToast();
  const confirming = useCommand("placements.confirm");
  const attaching = useCommand("placements.attach");

  function conclude(result: Settled) {
    if (result.ok) {
      onSettled();
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
    conclude(await confirming.run({ placementId, revision }));
  }

  async function attach({ start, end }: Span) {
    if (attaching.pending) return;
    const at = { draftId: draft.id, claimId, start, end };
    const seen = placementId === null ? {} : { revision };
    conclude(await attaching.run({ ...at, ...seen }));
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
