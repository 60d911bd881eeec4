/**
 * The commands that read a text or ask a model before they write, by name. They run where the
 * request is answered and give the reading to a worker, so that no other command waits for it.
 */
import { action, type ActionTable } from "@/lib/access/action";
import { pasteDraft } from "./commands";
import { askForProposalsInput, pasteDraftInput } from "./input";
import { askForProposals } from "./propose/ask-model";

export const readingActions = {
  "drafts.paste": action(pasteDraftInput, pasteDraft),
  "proposals.ask": action(askForProposalsInput, askForProposals),
} satisfies ActionTable;
