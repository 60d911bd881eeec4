/** The commands on fallen sources as the command endpoint serves them, one line each. */
import { action, type ActionTable } from "@/lib/access/action";
import { reinstateSource, retractSource } from "./commands";
import { reconfirmInput, reinstateInput, retractInput } from "./input";
import { reconfirmClaim } from "./reconfirm";

export const fallActions = {
  "sources.retract": action("source.retract", retractInput, retractSource),
  "sources.reinstate": action("source.retract", reinstateInput, reinstateSource),
  "claims.reconfirm": action("claim.reconfirm", reconfirmInput, reconfirmClaim),
} satisfies ActionTable;
