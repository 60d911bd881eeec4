/** The commands of saved views as the command endpoint serves them, one line each. */
import { action, type ActionTable } from "@/lib/access/action";
import { editView, removeView, restoreView, saveView } from "./commands";
import { editViewInput, saveViewInput, viewAt } from "./input";

export const viewActions = {
  "views.save": action(saveViewInput, saveView),
  "views.edit": action(editViewInput, editView),
  "views.remove": action(viewAt, removeView),
  "views.restore": action(viewAt, restoreView),
} satisfies ActionTable;
