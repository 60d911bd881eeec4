/** The commands on sources as the command endpoint serves them, one line each. */
import { action, type ActionTable } from "@/lib/access/action";
import { editSource } from "./changes";
import { createSource, shareSource } from "./commands";
import {
  createSourceInput,
  editSourceInput,
  mergeSourcesInput,
  shareSourceInput,
  undoMergeInput,
} from "./input";
import { declineChange, takeOverChange } from "./kept/commands";
import { decideProposalInput } from "./kept/input";
import { mergeSources, undoMerge } from "./merge/commands";

export const sourceActions = {
  "sources.create": action("source.create", createSourceInput, createSource),
  "sources.edit": action("source.edit", editSourceInput, editSource),
  "sources.share": action("source.share", shareSourceInput, shareSource),
  "sources.merge": action("source.merge", mergeSourcesInput, mergeSources),
  "sources.undoMerge": action("source.merge", undoMergeInput, undoMerge),
  "sources.takeOverChange": action("source.edit", decideProposalInput, takeOverChange),
  "sources.declineChange": action("source.edit", decideProposalInput, declineChange),
} satisfies ActionTable;
