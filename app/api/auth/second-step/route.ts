import { cookies } from "next/headers";
import { parseInput } from "@/lib/access/action";
import { arrivalOf } from "@/lib/access/arrival";
import { readJson } from "@/lib/access/read-json";
import { answerError, answerWith } from "@/lib/access/respond";
import { assertSameOrigin } from "@/lib/access/same-origin";
import { keepStep, startSession, stepCookieName } from "@/lib/access/session";
import { secondStepInput } from "@/lib/people/input";
import { counterOfUse } from "@/lib/people/passkeys";
import { takeSecondStep } from "@/lib/people/second-step";

/** Takes the second factor of a sign-in whose first step is done, and signs in. */
export async function POST(request: Request): Promise<Response> {
  try {
    assertSameOrigin(request);
    const given = parseInput(secondStepInput, await readJson(request));
    const stepId = (await cookies()).get(stepCookieName())?.value;
    const arrival = arrivalOf(request.headers);
    await startSession(await takeSecondStep(stepId, given, arrival, counterOfUse));
    await keepStep(null);
    return answerWith(null);
  } catch (error) {
    return answerError(error);
  }
}
