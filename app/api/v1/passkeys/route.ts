import { parseInput } from "@/lib/access/action";
import { readJson } from "@/lib/access/read-json";
import { answerWith } from "@/lib/access/respond";
import { route } from "@/lib/access/route";
import { addPasskey, passkeyChallenge } from "@/lib/people/factors";
import { addPasskeyInput } from "@/lib/people/input";
import { readMadePasskey } from "@/lib/people/passkeys";

/** Adds the passkey that the browser made. */
export const POST = route(
  "account.keep",
  async (actor, request) => {
    const { stepId, name, response } = parseInput(addPasskeyInput, await readJson(request));
    const challenge = await passkeyChallenge(actor, stepId);
    const passkey = await readMadePasskey(response, challenge);
    return answerWith(await addPasskey(actor, stepId, { name, passkey }));
  },
  { isForEnrolling: () => true, needsSession: () => true },
);
