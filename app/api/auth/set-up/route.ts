import { arrivalOf } from "@/lib/access/arrival";
import { readJson } from "@/lib/access/read-json";
import { answerError, answerWith } from "@/lib/access/respond";
import type { Actor } from "@/lib/access/actor";
import { assertSameOrigin } from "@/lib/access/same-origin";
import { startSession } from "@/lib/access/session";
import { beginSession } from "@/lib/people/sessions";
import { setUpNewsroom } from "@/lib/people/set-up";
import { logFault } from "@/lib/platform/log";
import { loadDemoStory } from "@/prisma/seeds/demo-story";

/** Makes the first administrator, signs them in and, if they wish, loads the demo story. */
export async function POST(request: Request): Promise<Response> {
  try {
    assertSameOrigin(request);
    const given = await readJson(request);
    const arrival = arrivalOf(request.headers);
    const { admin, withDemoStory } = await setUpNewsroom(given, arrival.address);
    const { userId } = admin;
    await startSession(await beginSession({ userId, by: "set-up", arrival }));
    if (!withDemoStory) return answerWith({ demoStory: "not wanted" });
    return answerWith({ demoStory: (await isLoaded(admin)) ? "loaded" : "failed" });
  } catch (error) {
    return answerError(error);
  }
}

/** The account stands whatever becomes of the story. */
async function isLoaded(admin: Actor): Promise<boolean> {
  try {
    await loadDemoStory(admin);
    return true;
  } catch (error) {
    logFault(error);
    return false;
  }
}
