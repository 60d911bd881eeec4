"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { refusalText, useCommand } from "@/components/command";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";

/** Says that a source is the newsroom's; asks first, because it cannot be taken back. */
export function ShareSource({ source }: { source: { id: number; name: string } }) {
  const router = useRouter();
  const toast = useToast();
  const share = useCommand("sources.share");
  const [isAsked, setIsAsked] = useState(false);

  async function confirm() {
    const result = await share.run({ sourceId: source.id });
    if (!result.ok) return;
    setIsAsked(false);
    toast(`${source.name} is the newsroom’s`);
    router.refresh();
  }

  const { error } = share;
  return (
    <>
      <Button onClick={() => setIsAsked(true)}>Make it the newsroom’s</Button>
      <Dialog
        open={isAsked}
        onOpenChange={setIsAsked}
        width="small"
        title={`Make ${source.name} the newsroom’s?`}
        description="It exists for those who see a story that cites it. From now on everybody finds it, and what is written here of it. This cannot be taken back."
      >
        <FormError>{error ? refusalText(error) : null}</FormError>
        <div className="mt-3 flex justify-end">
          <Button variant="primary" pending={share.pending} onClick={() => void confirm()}>
            Make it the newsroom’s
          </Button>
        </div>
      </Dialog>
    </>
  );
}
