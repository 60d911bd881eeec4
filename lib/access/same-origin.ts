/**
 * Refuses requests that another site made a browser send: what would change something, and what
 * would be read or leave as a file. The session cookie is SameSite=Lax already; this also covers
 * older browsers, sibling subdomains, and a link elsewhere that would export in somebody's name.
 */
import { env } from "@/lib/platform/env";
import { forbidden } from "@/lib/platform/errors";

/** @throws SourcelineError FORBIDDEN unless the request comes from this site or from no browser. */
export function assertSameOrigin(request: Request): void {
  if (request.headers.has("sec-fetch-site")) {
    assertOwnPage(request);
    return;
  }
  const origin = request.headers.get("origin");
  if (origin === null || isOwnOrigin(origin, request.headers)) return;
  throw forbidden("This request came from another site.");
}

/** @throws SourcelineError FORBIDDEN where the browser says that another site's page asks. */
export function assertOwnPage(request: Request): void {
  const site = request.headers.get("sec-fetch-site");
  if (site === null || site === "same-origin" || site === "none") return;
  throw forbidden("This request came from another site. Open Sourceline and ask for it there.");
}

/**
 * The address that NEXTAUTH_URL names is ours whatever proxies make of the Host. Without it, or
 * under another name of this server, the host that the browser asked for is: no page of another
 * site can make a browser send a false one.
 */
function isOwnOrigin(origin: string, headers: Headers): boolean {
  if (!URL.canParse(origin)) return false;
  const { origin: asked, host } = new URL(origin);
  if (asked === env().ownOrigin) return true;
  // Of several proxies the first one saw the browser; each appends what it was asked for.
  const forwarded = headers.get("x-forwarded-host")?.split(",")[0]?.trim();
  return host === (forwarded ?? headers.get("host"));
}
