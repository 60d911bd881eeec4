import { describe, expect, it, vi } from "vitest";
import { GET } from "@/app/api/v1/me/route";
import { readRefusal, signIn, type CookieJar } from "@/tests/support/browser";
import { useDatabase } from "@/tests/support/database";
import { makePerson } from "@/tests/support/factories";

const jar = vi.hoisted<CookieJar>(() => new Map());
vi.mock("next/headers", () => ({ cookies: () => Promise.resolve(jar) }));

useDatabase();

function ask(): Promise<Response> {
  const request = new Request("http://localhost:3000/api/v1/me");
  return GET(request, { params: Promise.resolve({}) });
}

describe("GET /api/v1/me", () => {
  it("says who is asking, and no more about them", async () => {
    const reviewer = await makePerson("reviewer", "Ines Marl");
    await signIn(jar, reviewer);
    const answer = await ask();
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toEqual({
      userId: reviewer.userId,
      name: "Ines Marl",
      role: "reviewer",
    });
  });

  it("refuses who has no session", async () => {
    await signIn(jar, null);
    expect(await readRefusal(await ask())).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
  });
});
