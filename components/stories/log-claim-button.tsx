"use client";

import { useRouter } from "next/navigation";
import { useAction } from "@/components/shell/shortcuts";
import { Button } from "@/components/ui/button";

/** The entry bar of the story's claims carries this id on the field for the wording. */
export const ENTRY_FIELD_ID = "log-a-claim";

/**
 * Puts the cursor into the entry bar, from any page of the story. It stands above whatever else is
 * decided there, so it is not the page's primary button.
 */
export function LogClaimButton({ slug }: { slug: string }) {
  const router = useRouter();
  function start() {
    const field = document.getElementById(ENTRY_FIELD_ID);
    if (field) field.focus();
    else router.push(`/stories/${slug}/claims?log=1`);
  }
  useAction({ label: "Log a claim", group: "Story", words: "new add enter assertion", run: start });
  return <Button onClick={start}>Log a claim</Button>;
}
