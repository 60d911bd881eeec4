/**
 * The commands that look at the whole gate before they write. They run where the request is
 * answered, and give the writer what is to be written, so that no other command waits for the look.
 */
import { action, type ActionTable } from "@/lib/access/action";
import { clearDraft, overrideBlocker } from "./commands";
import { clearInput, overrideInput } from "./input";

export const gateActions = {
  "clearance.clear": action("clearance.give", clearInput, clearDraft),
  "clearance.override": action("clearance.override", overrideInput, overrideBlocker),
} satisfies ActionTable;
