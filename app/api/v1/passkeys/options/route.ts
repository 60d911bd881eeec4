import { answerWith } from "@/lib/access/respond";
import { route } from "@/lib/access/route";
import { beginPasskey } from "@/lib/people/factors";
import { passkeyToMake } from "@/lib/people/passkeys";
import { passkeysAmong } from "@/lib/people/second-step";

/** Begins a passkey of one's own: what the browser makes it from. */
export const POST = route(
  "account.keep",
  async (actor) => {
    const { stepId, challenge, present } = await beginPasskey(actor);
    const options = await passkeyToMake(actor, challenge, passkeysAmong(present));
    return answerWith({ stepId, options });
  },
  { isForEnrolling: () => true, needsSession: () => true },
);
