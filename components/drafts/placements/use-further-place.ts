"use client";

import { useRouter } from "next/navigation";
import { useCommand } from "@/components/command";
import { useToast } from "@/components/ui/toast";
import type { FurtherPlace } from "@/lib/drafts/place/further";

/** The two decisions on a further place. */
export function useFurtherPlace(
  { furtherPlaceId, revision, ref }: FurtherPlace,
  onSettled?: () => void,
) {
  const router = useRouter();
  const toast = useToast();
  const accepting = useCommand("furtherPlaces.accept");
  const dismissing = useCommand("furtherPlaces.dismiss");
  async function run(command: typeof accepting | typeof dismissing) {
    if (accepting.pending || dismissing.pending) return;
    const result = await command.run({ furtherPlaceId, revision });
    if (result.ok) {
      onSettled?.();
      return;
    }
    if (result.error.code !== "CONFLICT") return;
    toast(`${ref} was not changed by you`, { detail: result.error.message, tone: "error" });
    router.refresh();
  }
  const refusal = accepting.error ?? dismissing.error;
  return {
    accept: () => run(accepting),
    dismiss: () => run(dismissing),
    isPending: accepting.pending || dismissing.pending,
    fault: refusal && refusal.code !== "CONFLICT" ? refusal.message : null,
  };
}
