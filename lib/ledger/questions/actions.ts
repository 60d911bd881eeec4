/** The commands of questions as the command endpoint serves them, one line each. */
import { action, type ActionTable } from "@/lib/access/action";
import { answerQuestion, closeQuestion, dismissQuestion, raiseQuestion } from "./commands";
import { answerQuestionInput, dismissQuestionInput, questionAt, raiseQuestionInput } from "./input";

export const questionActions = {
  "questions.raise": action(raiseQuestionInput, raiseQuestion),
  "questions.answer": action(answerQuestionInput, answerQuestion),
  "questions.close": action(questionAt, closeQuestion),
  "questions.dismiss": action(dismissQuestionInput, dismissQuestion),
} satisfies ActionTable;
