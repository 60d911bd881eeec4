/** Commands of what comes after publication. */
import type { Newsroom } from "../newsroom";
import { cleared } from "./clearance";
import type { Makers } from "./given";

const WHEN = "2026-01-05T09:00:00Z";

async function clearedStory(newsroom: Newsroom) {
  const { story, id: storyId } = await cleared(newsroom);
  const { revision } = newsroom.row<{ revision: number }>(
    `SELECT "revision" FROM "Story" WHERE "id" = ?`,
    storyId,
  );
  return { story, publishing: { storyId, revision, publishedAt: WHEN, url: URL_OF } };
}

const URL_OF = "https://news.example/harbour";

async function publishedStory(newsroom: Newsroom): Promise<string> {
  const { story, publishing } = await clearedStory(newsroom);
  // In this order: a claim that is logged of a cleared story opens its gate.
  await newsroom.give("editor", "corrections.publish", publishing);
  await newsroom.give("editor", "claims.log", { story, wording: "Five hulls were sunk" });
  return story;
}

const ERROR = { origin: "reader", said: "There were six." } as const;
const CORRECTION = {
  kind: "correction",
  oldText: "met on the quay",
  newText: "met on the pier",
  notice: "An earlier version gave another number.",
  cause: "figure",
  stage: "reporting",
} as const;

export const correctionCommands = {
  "corrections.publish": async (newsroom) => ({
    by: "editor",
    input: (await clearedStory(newsroom)).publishing,
  }),
  "corrections.report": async (newsroom) => ({
    by: "reviewer",
    input: { story: await publishedStory(newsroom), ...ERROR },
  }),
  "corrections.dismiss": async (newsroom) => {
    const report = { story: await publishedStory(newsroom), ...ERROR };
    const { reportId } = await newsroom.give("reviewer", "corrections.report", report);
    return { by: "reviewer", input: { reportId, reason: "Five, as it says." } };
  },
  "corrections.make": async (newsroom) => ({
    by: "editor",
    input: { story: await publishedStory(newsroom), ...CORRECTION, claims: [1] },
  }),
  "corrections.withdraw": async (newsroom) => {
    const making = { story: await publishedStory(newsroom), ...CORRECTION, claims: [1] };
    const { correctionId } = await newsroom.give("editor", "corrections.make", making);
    return { by: "editor", input: { correctionId, reason: "Made twice" } };
  },
} satisfies Partial<Makers>;
