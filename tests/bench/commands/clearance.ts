/** Commands at the gate before publication. */
import { lintFingerprint } from "@/lib/text/lint/fingerprint";
import type { Newsroom } from "../newsroom";
import type { Makers } from "./given";

let made = 0;

type OfStory = { story: string; id: number; sha256: string; seen: number };

/** A story of one sentence, which nobody has checked. */
async function storyOfOneSentence(newsroom: Newsroom): Promise<OfStory> {
  made += 1;
  const headline = `Cleared ${made} times`;
  const { slug, storyId } = await newsroom.give("editor", "stories.create", { headline });
  const plain = `The council of town ${made} met on the quay.`;
  await newsroom.give("editor", "drafts.paste", { story: slug, plain });
  const { sha256 } = newsroom.row<{ sha256: string }>(
    `SELECT "sha256" FROM "Draft" WHERE "storyId" = ?`,
    storyId,
  );
  return { story: slug, id: storyId, sha256, seen: seenOf(newsroom, storyId) };
}

function seenOf(newsroom: Newsroom, storyId: number): number {
  const { seen } = newsroom.row<{ seen: number }>(
    `SELECT max("seq") AS "seen" FROM "Event" WHERE "storyId" = ?`,
    storyId,
  );
  return seen;
}

/** The same with nothing in the way. */
async function clearable(newsroom: Newsroom): Promise<OfStory> {
  const { id, ...story } = await storyOfOneSentence(newsroom);
  const { draftId } = newsroom.row<{ draftId: number }>(
    `SELECT "id" AS "draftId" FROM "Draft" WHERE "storyId" = ?`,
    id,
  );
  const sentence = { draftId, start: 0, isNothing: true };
  await newsroom.give("editor", "sentences.nothingToCheck", sentence);
  return { ...story, id, seen: seenOf(newsroom, id) };
}

/** A story that went through the gate. */
export async function cleared(newsroom: Newsroom): Promise<OfStory> {
  const { id, ...input } = await clearable(newsroom);
  await newsroom.give("editor", "clearance.clear", input);
  return { ...input, id };
}

async function unchecked(newsroom: Newsroom) {
  const { story, sha256 } = await storyOfOneSentence(newsroom);
  const fingerprint = lintFingerprint("coverage", [sha256, "1"]);
  const blocker = { kind: "coverage" as const, key: "story", fingerprint };
  return { story, ...blocker, reason: "A caption that is read on the page." };
}

/** A claim of high risk, for somebody to sign who did not write it. */
async function risky(newsroom: Newsroom) {
  const { story } = await storyOfOneSentence(newsroom);
  const logged = await newsroom.give("editor", "claims.log", {
    ...{ story, wording: "The mayor took the money", legalRisk: "high" },
  });
  const { claimId } = logged;
  const { contentRevision } = newsroom.row<{ contentRevision: number }>(
    `SELECT "contentRevision" FROM "Claim" WHERE "id" = ?`,
    claimId,
  );
  return { claimId, as: "legal" as const, contentRevision, note: "Read against the contract." };
}

async function copied(newsroom: Newsroom) {
  made += 1;
  return newsroom.give("admin", "policies.copy", { from: "standard", name: `Desk ${made}` });
}

export const clearanceCommands = {
  "clearance.clear": async (newsroom) => {
    const { story, sha256, seen } = await clearable(newsroom);
    return { by: "editor", input: { story, sha256, seen } };
  },
  "clearance.reopen": async (newsroom) => {
    const { story } = await cleared(newsroom);
    return { by: "editor", input: { story, reason: "The lawyer called." } };
  },
  "clearance.override": async (newsroom) => ({ by: "editor", input: await unchecked(newsroom) }),
  "clearance.takeBackOverride": async (newsroom) => {
    const input = await unchecked(newsroom);
    return { by: "editor", input: await newsroom.give("editor", "clearance.override", input) };
  },
  "clearance.signOff": async (newsroom) => ({ by: "reviewer", input: await risky(newsroom) }),
  "clearance.takeBackSignOff": async (newsroom) => {
    const input = await risky(newsroom);
    return { by: "reviewer", input: await newsroom.give("reviewer", "clearance.signOff", input) };
  },
  "clearance.choosePolicy": async (newsroom) => {
    const { story } = await storyOfOneSentence(newsroom);
    return { by: "editor", input: { story, policy: "strict" } };
  },
  "policies.copy": () => {
    made += 1;
    return { by: "admin", input: { from: "strict", name: `Desk ${made}` } };
  },
  "policies.change": async (newsroom) => {
    const input = {
      ...(await copied(newsroom)),
      patch: { coverage: 95, legal: "medium" as const },
    };
    return { by: "admin", input };
  },
} satisfies Partial<Makers>;
