/** Commands on people, one's own account, stories, sources and saved views. */
import { randomUUID } from "node:crypto";
import type { Newsroom } from "../newsroom";
import { codeFor } from "@/tests/support/authenticator";
import { PASSWORD } from "../seed";
import type { Makers } from "./given";

type Revised = { id: number; revision: number };

/** Somebody whose account nothing else in the bench needs. */
function colleague(newsroom: Newsroom, condition: string): { userId: number; revision: number } {
  const { id, revision } = newsroom.row<Revised>(
    `SELECT "id", "revision" FROM "User" WHERE "id" > 20 AND ${condition} ORDER BY "id" LIMIT 1`,
  );
  return { userId: id, revision };
}

const enabled = `"disabledAt" IS NULL`;

function leaving(newsroom: Newsroom) {
  return { ...colleague(newsroom, enabled), takesOverId: newsroom.personOf("editor").id };
}

/** Of the seeded stories without members, one that was not asked about, or a request that waits. */
function orphan(newsroom: Newsroom): number {
  return newsroom.row<{ id: number }>(
    `SELECT s."id" FROM "Story" s WHERE s."restricted" = 1 AND s."headline" = 'Nobody is left'
     AND s."id" NOT IN (SELECT "storyId" FROM "StoryOpening") ORDER BY s."id" LIMIT 1`,
  ).id;
}

function openingAsked(newsroom: Newsroom): { openingId: number } {
  return newsroom.row<{ openingId: number }>(
    `SELECT "id" AS "openingId" FROM "StoryOpening"
     WHERE "requestedById" <> 1 AND "confirmedAt" IS NULL AND "withdrawnAt" IS NULL
     ORDER BY "id" LIMIT 1`,
  );
}

let invited = 0;
const newcomer = () => ({
  email: `newcomer${(invited += 1)}@newsroom.example`,
  role: "reviewer" as const,
});

function story(newsroom: Newsroom): { storyId: number; revision: number } {
  const { id, revision } = newsroom.row<Revised>(
    `SELECT "id", "revision" FROM "Story" WHERE "slug" = ?`,
    newsroom.bigStory,
  );
  return { storyId: id, revision };
}

/** The source whose citations come closest to that many, and that was in no measurement yet. */
export function sourceCited(newsroom: Newsroom, times: number): Revised {
  return newsroom.row<Revised>(
    `SELECT o."id", o."revision" FROM "Source" o
     JOIN (SELECT "sourceId", COUNT(*) AS n FROM "Citation" WHERE "removedAt" IS NULL GROUP BY 1) k
       ON k."sourceId" = o."id"
     WHERE o."mergedIntoId" IS NULL AND o."revision" = 0
     ORDER BY abs(k.n - ?), o."id" LIMIT 1`,
    times,
  );
}

/** A source of its own that others can be merged into. */
export async function newSource(newsroom: Newsroom): Promise<number> {
  const input = { name: "The harbour office", kind: "organisation", evenIfSimilar: true } as const;
  return (await newsroom.give("editor", "sources.create", input)).id;
}

/** A restricted story that cites a source, which somebody changes who cannot see the story. */
async function changeToAnswer(newsroom: Newsroom): Promise<{ proposalId: number }> {
  const headline = `Who knew of the harbour ${randomUUID()}`;
  const story = await newsroom.give("admin", "stories.create", { headline, restricted: true });
  const sourceId = await newSource(newsroom);
  const claim = { story: story.slug, wording: "The harbour office knew of it", sourceId };
  await newsroom.give("admin", "claims.log", claim);
  const edit = { sourceId, revision: 0, patch: { reliability: "B" as const } };
  await newsroom.give("editor", "sources.edit", edit);
  const { id } = newsroom.row<{ id: number }>(
    `SELECT "id" FROM "SourceProposal" WHERE "storyId" = ?`,
    story.storyId,
  );
  return { proposalId: id };
}

async function savedView(newsroom: Newsroom): Promise<{ viewId: number }> {
  const view = { name: "Disputed", story: null, query: "level=disputed", shared: false };
  const { viewId } = await newsroom.give("editor", "views.save", view);
  return { viewId };
}

/** Of the reviewer, who signs in no more. */
async function enrol(newsroom: Newsroom): Promise<number> {
  const { stepId, secret } = await newsroom.give("reviewer", "account.beginTotp", {});
  const input = { stepId, code: codeFor(secret), name: "My telephone" };
  return (await newsroom.give("reviewer", "account.addTotp", input)).factorId;
}

async function someToken(newsroom: Newsroom): Promise<number> {
  const wanted = { name: "Newsletter", current: PASSWORD };
  return (await newsroom.give("editor", "account.makeToken", wanted)).id;
}

/** The editor signs in on another browser, and is told so on the first. */
async function furtherSession(newsroom: Newsroom): Promise<{ userId: number; sessionId: string }> {
  const { id, email } = newsroom.personOf("editor");
  await newsroom.signIn(email);
  return newsroom.row(
    `SELECT "id" AS "sessionId", "userId" FROM "Session" WHERE "userId" = ?
     ORDER BY "createdAt" DESC LIMIT 1`,
    id,
  );
}

export const deskCommands = {
  "people.invite": () => ({ by: "admin", input: newcomer() }),
  "people.revokeInvitation": async (newsroom) => {
    const { id } = await newsroom.give("admin", "people.invite", newcomer());
    return { by: "admin", input: { id } };
  },
  "people.changeRole": (newsroom) => ({
    by: "admin",
    input: {
      ...colleague(newsroom, `${enabled} AND "role" = 'editor'`),
      ...{ role: "reviewer", takesOverId: newsroom.personOf("editor").id },
    },
  }),
  "people.rename": (newsroom) => ({
    by: "admin",
    input: { ...colleague(newsroom, enabled), name: `Mara Quist ${randomUUID()}` },
  }),
  "people.disable": (newsroom) => ({ by: "admin", input: leaving(newsroom) }),
  "people.enable": async (newsroom) => {
    await newsroom.give("admin", "people.disable", leaving(newsroom));
    return { by: "admin", input: colleague(newsroom, `NOT (${enabled})`) };
  },
  "people.makePasswordLink": (newsroom) => ({
    by: "admin",
    input: { userId: colleague(newsroom, enabled).userId },
  }),
  "account.changePassword": () => ({
    by: "somebody",
    input: { current: PASSWORD, password: "another bench to sit on" },
  }),
  "account.beginTotp": () => ({ by: "reviewer", input: {} }),
  "account.addTotp": async (newsroom) => {
    const { stepId, secret } = await newsroom.give("reviewer", "account.beginTotp", {});
    return { by: "reviewer", input: { stepId, code: codeFor(secret), name: "My telephone" } };
  },
  "account.removeFactor": async (newsroom) => ({
    by: "reviewer",
    input: { factorId: await enrol(newsroom), current: PASSWORD },
  }),
  "account.renewRecoveryCodes": async (newsroom) => {
    await enrol(newsroom);
    return { by: "reviewer", input: { current: PASSWORD } };
  },
  "people.removeFactors": async (newsroom) => {
    await enrol(newsroom);
    return { by: "admin", input: { userId: newsroom.personOf("reviewer").id } };
  },
  "people.requireFactor": () => ({ by: "admin", input: { role: "viewer", required: true } }),
  "account.dismissNotice": async (newsroom) => {
    const { userId } = await furtherSession(newsroom);
    const { id } = newsroom.row<{ id: number }>(
      `SELECT "id" FROM "Notice" WHERE "userId" = ? AND "dismissedAt" IS NULL LIMIT 1`,
      userId,
    );
    return { by: "editor", input: { id } };
  },
  "account.makeToken": () => ({
    by: "editor",
    input: { name: "Newsletter", scopes: ["read"], days: 30, current: PASSWORD },
  }),
  "account.revokeToken": async (newsroom) => ({
    by: "editor",
    input: { id: await someToken(newsroom) },
  }),
  "people.revokeToken": async (newsroom) => ({
    by: "admin",
    input: { id: await someToken(newsroom) },
  }),
  "account.endOtherSessions": async (newsroom) => {
    await furtherSession(newsroom);
    return { by: "editor", input: {} };
  },
  "account.endSession": async (newsroom) => ({
    by: "editor",
    input: { sessionId: (await furtherSession(newsroom)).sessionId },
  }),
  "account.signOutEverywhere": () => ({ by: "somebody", input: {} }),
  "stories.create": () => ({ by: "editor", input: { headline: "Who pays for the harbour" } }),
  "stories.edit": (newsroom) => ({
    by: "editor",
    input: { ...story(newsroom), patch: { headline: "Who paid for the harbour" } },
  }),
  "stories.addMember": (newsroom) => ({
    by: "editor",
    input: { storyId: story(newsroom).storyId, userId: newsroom.personOf("reviewer").id },
  }),
  "stories.removeMember": async (newsroom) => {
    const member = {
      storyId: story(newsroom).storyId,
      userId: newsroom.personOf("reviewer").id,
    };
    await newsroom.give("editor", "stories.addMember", member);
    return { by: "editor", input: member };
  },
  "orphans.requestOpening": (newsroom) => {
    const memberId = newsroom.personOf("editor").id;
    return { by: "admin", input: { number: orphan(newsroom), memberId, reason: "He left" } };
  },
  "orphans.confirmOpening": (newsroom) => ({ by: "admin", input: openingAsked(newsroom) }),
  "orphans.withdrawOpening": (newsroom) => ({ by: "admin", input: openingAsked(newsroom) }),
  "sources.create": () => ({
    by: "editor",
    input: { name: "Minutes of the port committee", kind: "document", evenIfSimilar: true },
  }),
  "sources.edit": (newsroom) => {
    const { id, revision } = sourceCited(newsroom, 1_000);
    const patch = { name: "The ministry's press office" };
    return { by: "editor", input: { sourceId: id, revision, patch, evenIfSimilar: true } };
  },
  "sources.share": async (newsroom) => {
    const input = { name: "A quiet voice", kind: "person", evenIfSimilar: true } as const;
    const { id } = await newsroom.give("editor", "sources.create", { ...input, shared: false });
    return { by: "editor", input: { sourceId: id } };
  },
  "sources.merge": async (newsroom) => {
    const intoId = await newSource(newsroom);
    return { by: "editor", input: { fromId: sourceCited(newsroom, 1_000).id, intoId } };
  },
  "sources.undoMerge": async (newsroom) => {
    const intoId = await newSource(newsroom);
    const merging = { fromId: sourceCited(newsroom, 1_000).id, intoId };
    const { mergeId } = await newsroom.give("editor", "sources.merge", merging);
    return { by: "editor", input: { mergeId } };
  },
  "sources.takeOverChange": async (newsroom) => ({
    by: "admin",
    input: await changeToAnswer(newsroom),
  }),
  "sources.declineChange": async (newsroom) => ({
    by: "admin",
    input: await changeToAnswer(newsroom),
  }),
  "views.save": () => ({
    by: "editor",
    input: { name: "Unnamed", story: null, query: "attribution=unnamed", shared: true },
  }),
  "views.edit": async (newsroom) => ({
    by: "editor",
    input: { ...(await savedView(newsroom)), revision: 0, name: "In dispute" },
  }),
  "views.remove": async (newsroom) => ({ by: "editor", input: await savedView(newsroom) }),
  "views.restore": async (newsroom) => {
    const view = await savedView(newsroom);
    await newsroom.give("editor", "views.remove", view);
    return { by: "editor", input: view };
  },
} satisfies Partial<Makers>;
