/** The commands of verification as the command endpoint serves them, one line each. */
import { action, type ActionTable } from "@/lib/access/action";
import { giveVerdict } from "./commands";
import {
  answerQueryInput,
  closeQueryInput,
  dismissQueryInput,
  giveVerdictInput,
  raiseQueryInput,
} from "./input";
import { answerQuery, closeQuery, dismissQuery, raiseQuery } from "@/lib/ledger/questions/commands";

export const verificationActions = {
  "verdicts.give": action(giveVerdictInput, giveVerdict),
  "queries.raise": action(raiseQueryInput, raiseQuery),
  "queries.answer": action(answerQueryInput, answerQuery),
  "queries.close": action(closeQueryInput, closeQuery),
  "queries.dismiss": action(dismissQueryInput, dismissQuery),
} satisfies ActionTable;
