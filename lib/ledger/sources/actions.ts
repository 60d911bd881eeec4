/** The commands on sources as the command endpoint serves them, one line each. */
import { action, type ActionTable } from "@/lib/access/action";
import { editSource } from "./changes";
import { createSource } from "./commands";
import { createSourceInput, editSourceInput, mergeSourcesInput, undoMergeInput } from "./input";
import { mergeSources, undoMerge } from "./merge/commands";

export const sourceActions = {
  "sources.create": action(createSourceInput, createSource),
  "sources.edit": action(editSourceInput, editSource),
  "sources.merge": action(mergeSourcesInput, mergeSources),
  "sources.undoMerge": action(undoMergeInput, undoMerge),
} satisfies ActionTable;
