/** The header by which a client says that what it sends is to be done once (audit/kept-answers.ts). */

/** As most clients send it, or in quotation marks as the IETF's draft of the header has it. */
export function idempotencyKey(request: Request): string | null {
  const sent = request.headers.get("idempotency-key");
  if (sent === null) return null;
  return /^"(.*)"$/.exec(sent)?.[1] ?? sent;
}
