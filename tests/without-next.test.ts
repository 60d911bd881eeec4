/**
 * Every command there is, given as the server gives it once it knows the endpoint: without Next, of
 * which nothing is there then. A command that asks Next for a cookie, and does not say that it needs
 * Next, fails here.
 */
import { beforeAll, afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { POST } from "@/app/api/v1/commands/[name]/route";
import type { CommandName } from "@/components/command";
import { sessionCookieName } from "@/lib/access/session-token";
import * as log from "@/lib/platform/log";
import { registry } from "@/lib/registry";
import { useDatabase } from "@/tests/support/database";
import { makeCommand } from "@/tests/support/every-command";
import { cookieOf } from "@/tests/support/sessions";
import { SmallNewsroom } from "@/tests/support/small-newsroom";

vi.mock("next/headers", () => {
  const outside = () => Promise.reject(new Error("Nothing of Next is there."));
  return { cookies: outside, headers: outside };
});

const place = useDatabase();
let newsroom: SmallNewsroom;
beforeAll(async () => {
  newsroom = await SmallNewsroom.fill(place.databaseFile);
});
afterAll(() => {
  newsroom.close();
});
beforeEach(() => {
  vi.restoreAllMocks();
});

/** Asks another server, which is not there; everything before it has run. */
const ASKING_ELSEWHERE = new Set(["proposals.ask"]);

const commands = Object.keys(registry) as CommandName[];
const withoutNext = commands.filter((name) => !POST.known.needsNext({ name }));

describe("a command given without Next", { timeout: 120_000 }, () => {
  it.each(withoutNext)("%s", async (name) => {
    vi.spyOn(log, "logFault").mockReturnValue();
    const { by, input } = await makeCommand(newsroom, name);
    const { userId } = newsroom.actor(by);
    const request = new Request(`http://localhost/api/v1/commands/${name}`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        cookie: `other=1; ${sessionCookieName()}=${await cookieOf(userId)}`,
      },
      body: JSON.stringify(input),
    });
    const answer = await POST.known.answer(request, { name });
    expect(answer.ok || ASKING_ELSEWHERE.has(name), await answer.text()).toBe(true);
  });

  it("is the rule, and only what is about one's own session the exception", () => {
    const exceptions = commands.filter((name) => POST.known.needsNext({ name }));
    expect(exceptions.length).toBeGreaterThan(0);
    expect(exceptions.filter((name) => !name.startsWith("account."))).toEqual([]);
  });
});
