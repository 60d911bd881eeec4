/** The commands of the gate that run in the writer thread, one line each. */
import { action, type ActionTable } from "@/lib/access/action";
import { reopenGate, takeBackOverride } from "./commands";
import {
  changePolicyInput,
  choosePolicyInput,
  copyPolicyInput,
  reopenInput,
  signOffInput,
  takeBackOverrideInput,
  takeBackSignOffInput,
} from "./input";
import { changePolicy, choosePolicy, copyPolicy } from "./policy-commands";
import { signOff, takeBackSignOff } from "./sign-offs";

export const clearanceActions = {
  "clearance.reopen": action("clearance.give", reopenInput, reopenGate),
  "clearance.takeBackOverride": action(
    "clearance.override",
    takeBackOverrideInput,
    takeBackOverride,
  ),
  "clearance.signOff": action("clearance.sign", signOffInput, signOff),
  "clearance.takeBackSignOff": action("clearance.sign", takeBackSignOffInput, takeBackSignOff),
  "clearance.choosePolicy": action("clearance.give", choosePolicyInput, choosePolicy),
  "policies.copy": action("clearance.managePolicies", copyPolicyInput, copyPolicy),
  "policies.change": action("clearance.managePolicies", changePolicyInput, changePolicy),
} satisfies ActionTable;
