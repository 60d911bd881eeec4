/** The commands on sources that reach into claims, by name. */
import { action, type ActionTable } from "@/lib/access/action";
import { editSourceInput, mergeSourcesInput, undoMergeInput } from "@/lib/sources/input";
import { editSource } from "./source-changes";
import { mergeSources, undoMerge } from "./source-merges";

export const sourceChangeActions = {
  "sources.edit": action(editSourceInput, editSource),
  "sources.merge": action(mergeSourcesInput, mergeSources),
  "sources.undoMerge": action(undoMergeInput, undoMerge),
} satisfies ActionTable;
