import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { arrivalOf } from "@/lib/access/arrival";
import { answerError, answerWith } from "@/lib/access/respond";
import { assertSameOrigin } from "@/lib/access/same-origin";
import { keepDevice, letIn } from "@/lib/access/session";
import { authOptions, type Visit } from "@/lib/people/auth-options";
import { COOKIES_NEEDED } from "@/lib/people/rules";
import { invalid, notFound, tooLarge } from "@/lib/platform/errors";

type Context = { params: Promise<{ nextauth: string[] }> };

/** What of next-auth is served; the rest (its pages, its session and log endpoints) is not. */
const SERVED = {
  GET: /^(csrf|error|signin|callback\/oidc)$/,
  POST: /^(callback\/(credentials|demo)|signin\/oidc|signout)$/,
};

/** Nothing that is sent here is long. */
const MAX_BODY_BYTES = 64 * 1024;

async function serve(request: NextRequest, context: Context): Promise<Response> {
  try {
    const path = (await context.params).nextauth.join("/");
    const method = request.method === "POST" ? "POST" : "GET";
    if (!SERVED[method].test(path)) throw notFound();
    if (method === "POST") {
      assertSameOrigin(request);
      const size = request.headers.get("content-length");
      if (size === null || Number(size) > MAX_BODY_BYTES) throw tooLarge("That is too long.");
    }
    const visit: Visit = { arrival: arrivalOf(request.headers) };
    const response = (await NextAuth(request, context, authOptions(visit))) as Response;
    const isOurs = isJson(response) && /^(callback\/|signin\/|signout)/.test(path);
    if (visit.refusal !== undefined) {
      const refusal = answerError(visit.refusal);
      if (isOurs) return refusal;
    }
    if (visit.stepId !== undefined)
      return answerWith({ url: await letIn({ stepId: visit.stepId }) });
    if (visit.signedIn) await keepDevice(visit.signedIn);
    return isOurs ? await inOurWords(response) : response;
  } catch (error) {
    return answerError(error);
  }
}

/** A form sent without script gets the redirects of next-auth; ours asks for JSON. */
function isJson(response: Response): boolean {
  return (response.headers.get("content-type") ?? "").startsWith("application/json");
}

/** Sign-in answers like every other command: a value, or a refusal with its field faults. */
async function inOurWords(response: Response): Promise<Response> {
  const { url } = (await response.json()) as { url: string };
  // The cookie that goes with the form's token did not come back: the browser kept none.
  if (/[?&]csrf=true\b/.test(url)) return answerError(invalid(COOKIES_NEEDED));
  const answer = answerWith({ url });
  for (const cookie of response.headers.getSetCookie()) answer.headers.append("Set-Cookie", cookie);
  return answer;
}

export { serve as GET, serve as POST };
