/**
 * Refuses state-changing requests that another site made a browser send. The session cookie
 * is SameSite=Lax already; this also covers older browsers and sibling subdomains.
 */
import { forbidden } from "@/lib/platform/errors";

/** @throws SourcelineError FORBIDDEN unless the request comes from this site or from no browser. */
export function assertSameOrigin(request: Request): void {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) {
    if (site === "same-origin" || site === "none") return;
    throw forbidden("This request came from another site.");
  }
  const origin = request.headers.get("origin");
  if (origin === null) return;
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  if (URL.canParse(origin) && new URL(origin).host === host) return;
  throw forbidden("This request came from another site.");
}
