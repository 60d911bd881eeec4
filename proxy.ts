/**
 * Runs before every page: tells the page its own address, so that signing in leads back to
 * it, and renews the cookie of a session in use. It decides nothing; queries and commands do.
 */
import { NextResponse, type NextRequest } from "next/server";
import {
  renewSession,
  sessionCookieName,
  sessionCookieOptions,
  WANTED_PATH_HEADER,
} from "@/lib/access/session-token";

export async function proxy(request: NextRequest): Promise<NextResponse> {
  const headers = new Headers(request.headers);
  headers.set(WANTED_PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  const at = new Date();
  const renewed = await renewSession(request.cookies.get(sessionCookieName())?.value, at);
  if (renewed) {
    response.cookies.set(
      sessionCookieName(),
      renewed.value,
      sessionCookieOptions(renewed.since, at),
    );
  }
  return response;
}

export const config = {
  matcher: ["/((?!api/|_next/|.*\\.[a-z0-9]+$).*)"],
};
