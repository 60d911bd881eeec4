"use client";

import { toast } from "@/components/ui/toast";
import { readPasted, type Pasted } from "@/lib/ledger/claims/paste/read-pasted";

/** What the clipboard holds, if it is several claims; says what to do where it is not to be had. */
export async function readClipboard(): Promise<Pasted | null> {
  try {
    const pasted = readPasted(await navigator.clipboard.readText(), null);
    if (pasted === null) toast("There are no several lines to paste: copy them first.");
    return pasted;
  } catch {
    // The browser asks, and was told no; or it lets nobody read it but by the key.
    toast("Press Ctrl or ⌘ V in the line: the browser gives the clipboard to nobody else.");
    return null;
  }
}
