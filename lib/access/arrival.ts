/** From where a request comes, for whoever signs in: address, browser, and whether it is known. */
import { addressOf } from "./address";
import { deviceWords } from "./device";
import { isSecure } from "@/lib/platform/env";

export type Arrival = {
  readonly address: string;
  /** The browser in words. */
  readonly device: string;
  /** What the browser was given when somebody signed in on it; null where nobody has. */
  readonly deviceToken: string | null;
};

/** A browser keeps it for about as long as browsers keep anything. */
export const DEVICE_DAYS = 400;

export function deviceCookieName(): string {
  return `${isSecure() ? "__Secure-" : ""}sourceline-device`;
}

/** Sent where people sign in, and nowhere else. */
export function deviceCookieOptions() {
  return {
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(),
    path: "/api/auth",
    maxAge: DEVICE_DAYS * 24 * 60 * 60,
  } as const;
}

export function arrivalOf(headers: Headers): Arrival {
  return {
    address: addressOf(headers),
    device: deviceWords(headers.get("user-agent")),
    deviceToken: tokenIn(headers, deviceCookieName()),
  };
}

/** A cookie that a browser sent, as it was set; of two of one name the last, as Next reads them. */
export function cookieIn(headers: Headers, name: string): string | undefined {
  const pairs = (headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  return pairs.findLast((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Of a token's form, or null: 32 random bytes in base64url. */
function tokenIn(headers: Headers, name: string): string | null {
  const value = cookieIn(headers, name);
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : null;
}
