"use client";

import { useRouter } from "next/navigation";
import { useCommand } from "@/components/command";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";

/** Takes a merge back; what was moved since stays where people put it. */
export function UndoMerge({ mergeId, name }: { mergeId: number; name: string }) {
  const router = useRouter();
  const toast = useToast();
  const undo = useCommand("sources.undoMerge");

  async function takeBack() {
    const result = await undo.run({ mergeId });
    if (result.ok) {
      toast(`${name} is a source of its own again`);
      router.refresh();
    } else {
      toast(result.error.message, {
        tone: "error",
        ...(result.error.unmet?.length ? { detail: result.error.unmet.join(" ") } : {}),
      });
    }
  }

  return (
    <Button
      size="small"
      pending={undo.pending}
      aria-label={`Undo the merge of ${name}`}
      onClick={() => void takeBack()}
    >
      Undo
    </Button>
  );
}
