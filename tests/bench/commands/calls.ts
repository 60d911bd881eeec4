/** Commands on calls: a person whom a dozen claims of one story cite is called. */
import type { Newsroom } from "../newsroom";
import type { Makers } from "./given";

const LINES = 12;

type Cited = { sourceId: number; claimIds: number[] };
let called = 0;

async function cited(newsroom: Newsroom, count: number): Promise<Cited> {
  called += 1;
  const { id: sourceId } = await newsroom.give("editor", "sources.create", {
    ...{ name: `Wren Hollis ${called}`, kind: "person", evenIfSimilar: true },
  });
  const claims = newsroom.freshClaims(count, `s."slug" = '${newsroom.bigStory}'`);
  const claimIds = claims.map(({ id }) => id);
  for (const claimId of claimIds) {
    await newsroom.give("editor", "citations.add", { claimId, sourceId });
  }
  return { sourceId, claimIds };
}

export const callCommands = {
  "calls.record": async (newsroom) => {
    const { sourceId, claimIds } = await cited(newsroom, LINES);
    const lines = claimIds.map((claimId, at) => {
      const { contentRevision } = newsroom.row<{ contentRevision: number }>(
        `SELECT "contentRevision" FROM "Claim" WHERE "id" = ?`,
        claimId,
      );
      const asked = { claimId, contentRevision, question: "Was it so?", isOpen: false };
      return at % 2 === 0
        ? { ...asked, answer: "as_we_have_it" as const }
        : { ...asked, answer: "corrected" as const, correction: "It was the day after." };
    });
    const call = { outcome: "reached" as const, channel: "phone" as const };
    const at = "2026-01-05T09:00:00Z";
    return { by: "editor", input: { sourceId, story: newsroom.bigStory, ...call, at, lines } };
  },
  "calls.word": async (newsroom) => {
    const { sourceId, claimIds } = await cited(newsroom, 1);
    const words = { text: "When did you first see it?", isOpen: true };
    return { by: "editor", input: { sourceId, claimId: claimIds[0] ?? 0, revision: 0, ...words } };
  },
  "contacts.keep": async (newsroom) => {
    const { sourceId } = await cited(newsroom, 1);
    const contact = { reach: "020 7946 0142", care: "Weekdays, by name" };
    return { by: "editor", input: { sourceId, revision: 0, ...contact } };
  },
} satisfies Partial<Makers>;
