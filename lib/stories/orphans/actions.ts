/** The commands on stories that nobody can work in, by name. */
import { action, type ActionTable } from "@/lib/access/action";
import { confirmOpening, requestOpening, withdrawOpening } from "./commands";
import { openingInput, requestOpeningInput } from "./input";

export const orphanActions = {
  "orphans.requestOpening": action("orphan.open", requestOpeningInput, requestOpening),
  "orphans.confirmOpening": action("orphan.open", openingInput, confirmOpening),
  "orphans.withdrawOpening": action("orphan.open", openingInput, withdrawOpening),
} satisfies ActionTable;
