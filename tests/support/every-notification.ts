/**
 * Has every kind of notification made by the product's own commands, with words planted wherever
 * somebody writes, so that whoever reads what was told can look for them.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import type { NotificationKind } from "@/lib/audit/notifies";
import { readGate } from "@/lib/clearance/queries";
import { tellDue } from "@/lib/notifications/due";
import { db } from "@/lib/platform/db";
import { at, handOver, judge } from "./claims";
import { makePerson, type Reader } from "./factories";
import { giveInput } from "./give-input";

/** Each stands where its name says, and in nothing that a notification may carry. */
export const PLANTED = {
  headline: "Quorvexian",
  wording: "Zanthrelling",
  question: "Plimsawed",
  answer: "Dunwhistle",
  reason: "Crakebourne",
  source: "Vellumorth",
  subject: "Tarrowmint",
  whom: "Calloquire",
  person: "Brackwater",
  note: "Skerriwold",
  url: "mothlantern",
} as const;

export const PLANTED_WORDS: readonly string[] = Object.values(PLANTED);

export type Told = {
  story: { id: number; slug: string };
  editor: Reader;
  reviewer: Reader;
  /** A member who logs, judges and asks nothing. */
  bystander: Reader;
  /** Whom each kind is for. */
  expected: Record<Exclude<NotificationKind, "mentioned">, number[]>;
};

export async function tellEverything(): Promise<Told> {
  const editor = await makePerson("editor", `Ottoline ${PLANTED.person}`);
  const other = await makePerson("editor", `Odile ${PLANTED.person}`);
  const reviewer = await makePerson("reviewer", `Rufus ${PLANTED.person}`);
  const bystander = await makePerson("viewer", `Vivian ${PLANTED.person}`);
  const give = async (actor: Actor, name: string, input: unknown) =>
    (await giveInput(actor, name, input)).value as never;
  const story: { storyId: number } = await give(editor, "stories.create", {
    ...{ headline: `${PLANTED.headline} of the harbour`, restricted: true },
    note: PLANTED.note,
  });
  const { storyId } = story;
  for (const { userId } of [other, reviewer, bystander]) {
    await give(editor, "stories.addMember", { storyId, userId });
  }
  const { slug: drawn } = await db().story.findUniqueOrThrow({ where: { id: storyId } });
  const claim: { claimId: number } = await give(editor, "claims.log", {
    ...{ story: drawn, wording: `The harbour was ${PLANTED.wording} in May`, note: PLANTED.note },
  });
  const { claimId } = claim;
  const edit = async (actor: Actor, patch: object) =>
    give(actor, "claims.edit", { ...(await at(claim)), patch });
  await edit(other, { checkerId: reviewer.userId });
  const raised: { questionId: number } = await give(reviewer, "questions.raise", {
    ...{ claimId, question: `Who ${PLANTED.question} it?`, sendBack: false },
  });
  await give(editor, "questions.answer", {
    ...{ questionId: raised.questionId, revision: 0, answer: `The ${PLANTED.answer} did.` },
  });
  await handOver(editor, claim);
  await give(reviewer, "questions.raise", {
    ...{ claimId, question: `And when was it ${PLANTED.question}?`, sendBack: true },
  });
  await handOver(editor, claim);
  await judge(reviewer, claim);
  const { id: sourceId }: { id: number } = await give(other, "sources.create", {
    ...{ name: `${PLANTED.source} Yard`, kind: "organisation" },
  });
  // It contradicts the claim, and by that its verdict lapses.
  await give(other, "citations.add", {
    ...{ claimId, sourceId, stance: "contradicts", terms: "on_record", quote: PLANTED.wording },
  });
  await edit(editor, { recheckOn: new Date().toISOString().slice(0, 10) });
  const second: { requestId: number; revision: number } = await give(editor, "replies.draft", {
    ...{ story: drawn, subject: `${PLANTED.subject} Ltd`, whom: PLANTED.whom },
    claims: [{ claimId }],
  });
  const hour = 3_600_000;
  await give(editor, "replies.send", {
    ...{ ...second, channel: "email", sentAt: new Date(Date.now() - 2 * hour).toISOString() },
    deadline: new Date(Date.now() - hour).toISOString(),
  });
  await tellDue({ at: new Date() });
  // What is in nobody's way is cleared by one and changed by another.
  await give(editor, "claims.withdraw", { ...(await at(claim)), reason: PLANTED.reason });
  await clear(give, other, drawn);
  const { revision } = await db().story.findUniqueOrThrow({ where: { id: storyId } });
  const headline = `${PLANTED.headline} of two harbours`;
  await give(editor, "stories.edit", { storyId, revision, patch: { headline } });
  return {
    ...{ story: { id: storyId, slug: drawn }, editor, reviewer, bystander },
    expected: {
      assigned: [reviewer.userId],
      asked: [editor.userId],
      answered: [reviewer.userId],
      sent_back: [editor.userId],
      contradiction: [editor.userId, reviewer.userId],
      lapsed: [editor.userId, reviewer.userId],
      recheck_due: [editor.userId, reviewer.userId],
      reply_due: [editor.userId],
      cleared: [editor.userId, reviewer.userId, bystander.userId],
      reopened: [reviewer.userId, bystander.userId, other.userId],
    },
  };
}

type Give = (actor: Actor, name: string, input: unknown) => Promise<never>;

/** Brings in a draft of one sentence that claims nothing, lets pass what stands, and clears it. */
async function clear(give: Give, actor: Actor, story: string): Promise<void> {
  await give(actor, "drafts.paste", { story, plain: `They met on the ${PLANTED.wording} quay.` });
  const { id: draftId } = await db().draft.findFirstOrThrow({
    where: { story: { slug: story } },
    orderBy: { number: "desc" },
  });
  await give(actor, "sentences.nothingToCheck", { draftId, start: 0, isNothing: true });
  authorize(actor, "clearance.read");
  for (const { kind, key, fingerprint } of (await readGate(actor, story)).blockers) {
    const reason = `Its lawyer ${PLANTED.reason} wrote.`;
    await give(actor, "clearance.override", { story, kind, key, fingerprint, reason });
  }
  const { facts, seen } = await readGate(actor, story);
  await give(actor, "clearance.clear", { story, sha256: facts.draft?.sha256, seen });
}
