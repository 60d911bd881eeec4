/** The command of undoing as the command endpoint serves it. */
import { action, type ActionTable } from "@/lib/access/action";
import { undoAct } from "./commands";
import { undoInput } from "./input";

export const undoActions = {
  "acts.undo": action("act.undo", undoInput, undoAct),
} satisfies ActionTable;
