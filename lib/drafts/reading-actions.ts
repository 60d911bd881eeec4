/**
 * The commands that read a text or ask a model before they write, by name. They run where the
 * request is answered and give the reading to a worker, so that no other command waits for it.
 */
import { action, type ActionTable } from "@/lib/access/action";
import { MAX_VALUES_OF_DRAFT } from "@/lib/access/json-shape";
import { addPart } from "./add-part";
import { addMendedDraft, pasteDraft } from "./commands";
import {
  addDraftInput,
  addPartInput,
  askForProposalsInput,
  pasteDraftInput,
  previewDraftInput,
} from "./input";
import { previewPaste } from "./preview";
import { askForProposals } from "./propose/ask-model";

export const readingActions = {
  "drafts.add": {
    ...action("draft.add", addDraftInput, addMendedDraft),
    mostValues: MAX_VALUES_OF_DRAFT,
  },
  "drafts.addPart": action("draft.add", addPartInput, addPart),
  "drafts.paste": action("draft.add", pasteDraftInput, pasteDraft),
  "drafts.preview": action("draft.add", previewDraftInput, previewPaste),
  "proposals.ask": action("claim.log", askForProposalsInput, askForProposals),
} satisfies ActionTable;
