/** The commands of questions as the command endpoint serves them, one line each. */
import { action, type ActionTable } from "@/lib/access/action";
import {
  answerQuestion,
  closeQuestion,
  dismissQuestion,
  raiseQuestion,
  replyToQuestion,
} from "./commands";
import {
  answerQuestionInput,
  closeQuestionInput,
  dismissQuestionInput,
  raiseQuestionInput,
  replyToQuestionInput,
} from "./input";

export const questionActions = {
  "questions.raise": action("question.raise", raiseQuestionInput, raiseQuestion),
  "questions.answer": action("question.answer", answerQuestionInput, answerQuestion),
  "questions.reply": action("question.reply", replyToQuestionInput, replyToQuestion),
  "questions.close": action("question.close", closeQuestionInput, closeQuestion),
  "questions.dismiss": action("question.dismiss", dismissQuestionInput, dismissQuestion),
} satisfies ActionTable;
