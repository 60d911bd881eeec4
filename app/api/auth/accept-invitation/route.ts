import { arrivalOf } from "@/lib/access/arrival";
import { readJson } from "@/lib/access/read-json";
import { answerError, answerWith } from "@/lib/access/respond";
import { assertSameOrigin } from "@/lib/access/same-origin";
import { letIn } from "@/lib/access/session";
import { acceptInvitation } from "@/lib/people/invitations";

/**
 * The link's holder names themselves and chooses a password; they are signed in at once, unless
 * the account has a second factor.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    assertSameOrigin(request);
    const given = await readJson(request);
    const admitted = await acceptInvitation(given, arrivalOf(request.headers));
    return answerWith({ url: await letIn(admitted) });
  } catch (error) {
    return answerError(error);
  }
}
