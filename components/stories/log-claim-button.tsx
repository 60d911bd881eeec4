"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";

/** The entry bar of the story's claims carries this id on the field for the wording. */
export const ENTRY_FIELD_ID = "log-a-claim";

/** Puts the cursor into the entry bar, from any page of the story. */
export function LogClaimButton({ slug }: { slug: string }) {
  const router = useRouter();
  return (
    <Button
      variant="primary"
      onClick={() => {
        const field = document.getElementById(ENTRY_FIELD_ID);
        if (field) field.focus();
        else router.push(`/stories/${slug}/claims?log=1`);
      }}
    >
      Log a claim
    </Button>
  );
}
