"use client";

import { useCommand } from "@/components/command";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";

/** Sends the text to the configured model, and says what came of it. */
export function AskModel({ draftId }: { draftId: number }) {
  const ask = useCommand("proposals.ask");
  const toast = useToast();

  async function run() {
    const result = await ask.run({ draftId });
    if (!result.ok) return;
    const { added, dropped } = result.value;
    toast(added === 1 ? "1 more proposal" : `${added === 0 ? "No" : added} more proposals`, {
      ...(dropped > 0
        ? {
            detail: `${dropped} left out: their words are not in the text, or were proposed before.`,
          }
        : {}),
    });
  }

  return (
    <div className="mt-2 flex flex-col items-start gap-2">
      <Button pending={ask.pending} onClick={() => void run()}>
        {ask.pending ? "Asking the model…" : "Ask the model for more"}
      </Button>
      <FormError>{ask.error?.message}</FormError>
    </div>
  );
}
