import { describe, expect, it } from "vitest";
import { makePerson, makeStory } from "@/tests/support/factories";
import { useDatabase } from "@/tests/support/database";
import { killWriters } from "@/tests/support/kill-writers";

useDatabase();

const KILLS = 30;

describe("a command that was answered", () => {
  it(
    "survives kill -9 at any moment; one that was not is done once when it is sent again",
    { timeout: 600_000 },
    async () => {
      const editor = await makePerson("editor");
      const story = await makeStory(editor);
      let answered = 0;
      let kills = 0;
      // What is looked at after each kill stands in killWriters, which throws.
      for await (const left of killWriters(editor, story.slug, KILLS)) {
        kills += 1;
        answered += left.answered;
        // Eight write at once, so that no more than theirs can be without an answer.
        expect(left.unanswered).toBeLessThanOrEqual(8);
      }
      expect(kills).toBe(KILLS);
      expect(answered).toBeGreaterThanOrEqual(KILLS);
    },
  );
});
