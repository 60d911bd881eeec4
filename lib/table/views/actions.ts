/** The commands of saved views as the command endpoint serves them, one line each. */
import { action, type ActionTable } from "@/lib/access/action";
import { editView, removeView, restoreView, saveView } from "./commands";
import { editViewInput, saveViewInput, viewAt } from "./input";

export const viewActions = {
  "views.save": action("view.save", saveViewInput, saveView),
  "views.edit": action("view.save", editViewInput, editView),
  "views.remove": action("view.save", viewAt, removeView),
  "views.restore": action("view.save", viewAt, restoreView),
} satisfies ActionTable;
