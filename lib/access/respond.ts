/** Turns whatever was thrown into an HTTP answer: refusals as 4xx, faults of ours as a bare 500. */
import { HTTP_STATUS, SourcelineError, type ErrorAnswer } from "@/lib/platform/errors";

const NO_STORE = { "Cache-Control": "no-store" };

export function answerWith(value: unknown): Response {
  return Response.json({ value }, { headers: NO_STORE });
}

export function answerError(error: unknown): Response {
  if (error instanceof SourcelineError) {
    return Response.json(
      { error: error.toAnswer() },
      { status: HTTP_STATUS[error.code], headers: NO_STORE },
    );
  }
  // The cause goes to the server's log, never to the client.
  console.error(error);
  const answer = {
    code: "FAULT",
    message: "Something went wrong on our side. Nothing was saved; try again.",
  } satisfies Omit<ErrorAnswer, "code"> & { code: string };
  return Response.json({ error: answer }, { status: 500, headers: NO_STORE });
}
