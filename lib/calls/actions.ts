/** The commands of calls as the command endpoint serves them, one line each. */
import { action, type ActionTable } from "@/lib/access/action";
import { recordCall, wordQuestion } from "./commands";
import { keepContact } from "./contact";
import { keepContactInput, recordCallInput, wordQuestionInput } from "./input";

export const callActions = {
  "calls.record": action("call.make", recordCallInput, recordCall),
  "calls.word": action("call.make", wordQuestionInput, wordQuestion),
  "contacts.keep": action("contact.keep", keepContactInput, keepContact),
} satisfies ActionTable;
