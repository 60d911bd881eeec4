import { answerError } from "@/lib/access/respond";
import { notFound } from "@/lib/platform/errors";

/** Whatever no other endpoint is: told as they tell it, and not as a page. */
function serve(): Response {
  return answerError(notFound("That address"));
}

export {
  serve as GET,
  serve as POST,
  serve as PUT,
  serve as PATCH,
  serve as DELETE,
  serve as OPTIONS,
};
