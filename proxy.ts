/**
 * Gives every page a content security policy with a fresh nonce: a script that somehow got
 * into a record could not run. Tells the page its own address, so that signing in leads back
 * to it, and renews the cookie of a session in use. Decides nothing about who may see what.
 */
import { NextResponse, type NextRequest } from "next/server";
import {
  renewSession,
  sessionCookieName,
  sessionCookieOptions,
  WANTED_PATH_HEADER,
} from "@/lib/access/session-token";
import { isSecure } from "@/lib/platform/env";

function policy(nonce: string): string {
  // React's development build evaluates code to rebuild server stacks; the production build does not.
  const development = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  // Signing in through the identity provider leaves this origin by a form.
  const issuer = process.env.OIDC_ISSUER;
  const issuerOrigin = issuer && URL.canParse(issuer) ? ` ${new URL(issuer).origin}` : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    // Positions of popups are style attributes, which a nonce cannot cover.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    `form-action 'self'${issuerOrigin}`,
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Pages are read and nothing else; what is sent goes to app/api. Next would look for an action in it. */
const READING = new Set(["GET", "HEAD"]);

function refuseSending(): NextResponse {
  return new NextResponse("Pages are only read. Send to the API.", {
    status: 405,
    headers: { Allow: "GET, HEAD", "Cache-Control": "no-store", "Content-Type": "text/plain" },
  });
}

export async function proxy(request: NextRequest): Promise<NextResponse> {
  if (!READING.has(request.method) || request.headers.has("next-action")) return refuseSending();
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const contentSecurityPolicy = policy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("Content-Security-Policy", contentSecurityPolicy);
  headers.set(WANTED_PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", contentSecurityPolicy);
  // A browser that came by https once never asks in the clear again; not said without https.
  if (isSecure()) response.headers.set("Strict-Transport-Security", "max-age=31536000");
  await renewCookie(request, response);
  return response;
}

async function renewCookie(request: NextRequest, response: NextResponse): Promise<void> {
  const at = new Date();
  const name = sessionCookieName();
  const renewed = await renewSession(request.cookies.get(name)?.value, at);
  if (renewed) {
    response.cookies.set(name, renewed.value, sessionCookieOptions(renewed.since, at));
  }
}

export const config = {
  matcher: ["/((?!api/|_next/static|_next/image|icon.svg).*)", "/api/docs"],
};
