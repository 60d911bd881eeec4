import { expect, it } from "vitest";
import { useDatabase } from "@/tests/support/database";
import { sessionCookieName, sessionCookieOptions } from "./session-token";

useDatabase();

it("a newsroom served over https gets cookies that never travel without it", () => {
  process.env.NEXTAUTH_URL = "https://sourceline.newsroom.example";
  expect(sessionCookieName()).toBe("__Secure-next-auth.session-token");
  const at = new Date();
  expect(sessionCookieOptions(Math.floor(at.getTime() / 1000), at)).toMatchObject({
    secure: true,
    httpOnly: true,
    sameSite: "lax",
    path: "/",
  });
});
