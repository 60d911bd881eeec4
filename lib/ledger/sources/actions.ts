/** The commands of the source directory by name; merging and editing are claims' business too. */
import { action, type ActionTable } from "@/lib/access/action";
import { createSource } from "./commands";
import { createSourceInput } from "./input";

export const sourceActions = {
  "sources.create": action(createSourceInput, createSource),
} satisfies ActionTable;
