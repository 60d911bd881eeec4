/** What was done at the gate before publication, in words. Pure. */
import type { LoggedEvent } from "@/lib/audit/history";
import { plainQuote } from "./plain-quote";

type ClearanceEvent = Extract<
  LoggedEvent,
  { type: `clearance.${string}` | `blocker.${string}` | `policy.${string}` | `claim.sign${string}` }
>;

export function clearanceSentence({ type, data }: ClearanceEvent): string {
  switch (type) {
    case "clearance.given":
      return `cleared draft ${data.draft} by the policy ${data.policy}${data.overridden > 0 ? `, ${data.overridden} overridden` : ""}; its text is ${data.sha256}`;
    case "clearance.reopened":
      return `opened the gate again${data.draft === undefined ? "" : `, through which draft ${data.draft} had gone`}: ${data.because}`;
    case "clearance.policy_chosen":
      return `chose the policy ${data.to} for clearing, in place of ${data.from}`;
    case "blocker.overridden":
      return `overrode “${plainQuote(data.what)}” at the gate: ${data.reason}`;
    case "blocker.override_taken_back":
      return `took back the override of “${plainQuote(data.what)}”`;
    case "claim.signed_off":
      return `${data.as === "legal" ? "signed off its legal risk" : "approved its one unnamed source"}: ${data.note}`;
    case "claim.sign_off_taken_back":
      return `took back the ${data.as === "legal" ? "sign-off of its legal risk" : "approval of its one unnamed source"}`;
    case "policy.copied":
      return `made the clearance policy “${plainQuote(data.name)}” out of ${data.from}`;
    case "policy.changed":
      return `changed the clearance policy “${plainQuote(data.name)}”`;
  }
}
