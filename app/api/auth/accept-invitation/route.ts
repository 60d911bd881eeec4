import { parseInput } from "@/lib/access/action";
import { readJson } from "@/lib/access/read-json";
import { answerError, answerWith } from "@/lib/access/respond";
import { assertSameOrigin } from "@/lib/access/same-origin";
import { startSession } from "@/lib/access/session";
import { acceptInvitationInput } from "@/lib/people/input";
import { acceptInvitation } from "@/lib/people/invitations";

/** The link's holder names themselves and chooses a password; they are signed in at once. */
export async function POST(request: Request): Promise<Response> {
  try {
    assertSameOrigin(request);
    await startSession(
      await acceptInvitation(parseInput(acceptInvitationInput, await readJson(request))),
    );
    return answerWith({ url: "/" });
  } catch (error) {
    return answerError(error);
  }
}
