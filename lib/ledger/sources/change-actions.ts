/** The commands on sources that reach into claims, by name. */
import { action, type ActionTable } from "@/lib/access/action";
import { editSourceInput, mergeSourcesInput, undoMergeInput } from "./input";
import { editSource } from "./changes";
import { mergeSources, undoMerge } from "./merge/commands";

export const sourceChangeActions = {
  "sources.edit": action(editSourceInput, editSource),
  "sources.merge": action(mergeSourcesInput, mergeSources),
  "sources.undoMerge": action(undoMergeInput, undoMerge),
} satisfies ActionTable;
