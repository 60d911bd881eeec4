/** The commands of verdicts as the command endpoint serves them, one line each. */
import { action, type ActionTable } from "@/lib/access/action";
import { giveVerdict } from "./commands";
import { giveVerdictInput } from "./input";

export const verdictActions = {
  "verdicts.give": action("verdict.give", giveVerdictInput, giveVerdict),
} satisfies ActionTable;
