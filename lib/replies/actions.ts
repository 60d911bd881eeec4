/** The commands of requests for a reply as the command endpoint serves them, one line each. */
import { action, type ActionTable } from "@/lib/access/action";
import {
  changeReply,
  draftReply,
  recordReply,
  remindReply,
  sendReply,
  withdrawReply,
} from "./commands";
import {
  changeReplyInput,
  draftReplyInput,
  recordReplyInput,
  remindReplyInput,
  sendReplyInput,
  withdrawReplyInput,
} from "./input";

export const replyActions = {
  "replies.draft": action("reply.request", draftReplyInput, draftReply),
  "replies.change": action("reply.request", changeReplyInput, changeReply),
  "replies.send": action("reply.request", sendReplyInput, sendReply),
  "replies.remind": action("reply.request", remindReplyInput, remindReply),
  "replies.record": action("reply.record", recordReplyInput, recordReply),
  "replies.withdraw": action("reply.request", withdrawReplyInput, withdrawReply),
} satisfies ActionTable;
