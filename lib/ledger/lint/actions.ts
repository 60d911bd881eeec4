/** The commands of lints as the command endpoint serves them, one line each. */
import { action, type ActionTable } from "@/lib/access/action";
import { unwaiveLint, waiveLint } from "./commands";
import { unwaiveLintInput, waiveLintInput } from "./input";

export const lintActions = {
  "lints.waive": action("lint.waive", waiveLintInput, waiveLint),
  "lints.unwaive": action("lint.waive", unwaiveLintInput, unwaiveLint),
} satisfies ActionTable;
