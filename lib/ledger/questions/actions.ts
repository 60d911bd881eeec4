/** The commands of questions as the command endpoint serves them, one line each. */
import { action, type ActionTable } from "@/lib/access/action";
import { answerQuestion, closeQuestion, dismissQuestion, raiseQuestion } from "./commands";
import { answerQuestionInput, dismissQuestionInput, questionAt, raiseQuestionInput } from "./input";

export const questionActions = {
  "questions.raise": action("question.raise", raiseQuestionInput, raiseQuestion),
  "questions.answer": action("question.answer", answerQuestionInput, answerQuestion),
  "questions.close": action("question.close", questionAt, closeQuestion),
  "questions.dismiss": action("question.dismiss", dismissQuestionInput, dismissQuestion),
} satisfies ActionTable;
