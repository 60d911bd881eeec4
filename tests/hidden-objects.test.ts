/**
 * Every command, given by somebody whose role allows it, on what lies in a story that does not exist
 * for them: it is not found, and no row is touched. A new command is tried without anybody
 * remembering it, unless it is said here that it is about no story.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { CommandName } from "@/components/command";
import { giveCommand, registry } from "@/lib/registry";
import { signIn, type CookieJar } from "@/tests/support/browser";
import { useDatabase } from "@/tests/support/database";
import { makeCommand } from "@/tests/support/every-command";
import { digestOf, OF_NO_STORY, whileAllIsHidden } from "@/tests/support/hidden-newsroom";
import { refusal } from "@/tests/support/refusal";
import { SmallNewsroom } from "@/tests/support/small-newsroom";

const jar = vi.hoisted<CookieJar>(() => new Map());
vi.mock("next/headers", () => ({ cookies: () => Promise.resolve(jar) }));

const place = useDatabase();
let newsroom: SmallNewsroom;
beforeAll(async () => {
  // Nothing listens there, and nothing is asked: the draft is not found.
  vi.stubEnv("PROPOSALS_ENDPOINT", "http://127.0.0.1:9");
  vi.stubEnv("PROPOSALS_MODEL", "none");
  newsroom = await SmallNewsroom.fill(place.databaseFile);
});
afterAll(() => {
  newsroom.close();
});

const names = (Object.keys(registry) as CommandName[]).filter((name) => !OF_NO_STORY.test(name));

describe("what a hidden story holds", { timeout: 120_000 }, () => {
  it.each(names)("is not found by %s", async (name) => {
    const { by, input } = await makeCommand(newsroom, name);
    const actor = newsroom.actor(by);
    await signIn(jar, actor);
    await whileAllIsHidden(newsroom, async () => {
      const before = digestOf(newsroom);
      const error = await refusal(() => giveCommand(actor, name, () => Promise.resolve(input)));
      expect(error.code).toBe("NOT_FOUND");
      expect(digestOf(newsroom)).toBe(before);
    });
  });
});
