/** What stands ready where fields are walked: a story with three claims, a draft, a citation, a question. */
import type { Page } from "@playwright/test";
import { addDocument, clear, give, handOver, logClaim, startStory } from "./newsroom";
import type { Ready } from "./typed-steps";

export async function makeReady(editor: Page, reviewer: Page): Promise<Ready> {
  const story = await startStory(editor, "Half a sentence");
  const source = await addDocument(editor);
  await give(editor, "drafts.paste", {
    story: story.slug,
    plain: "The harbour office paid twice for one hull.",
  });
  const claim = await logClaim(editor, story, "The harbour office paid twice");
  await give(editor, "citations.add", { claimId: claim.claimId, sourceId: source.id });
  await give(reviewer, "questions.raise", {
    claimId: claim.claimId,
    question: "Who says so?",
    sendBack: false,
  });
  const incomplete = await logClaim(editor, story, "The office has one clerk");
  await give(editor, "citations.add", {
    ...{ claimId: incomplete.claimId, sourceId: source.id, terms: "on_record" },
  });
  const waiting = await logClaim(editor, story, "The hull was one", { evidence: true });
  await handOver(editor, waiting.claimId);
  const { id: confidentialId } = await give(editor, "identities.create", {
    handle: `Source W-${story.slug}`,
    kind: "person",
  });
  const request = await give(editor, "replies.draft", {
    ...{ story: story.slug, subject: "Tarrow Yard", whom: "Ines Calloway" },
    claims: [{ claimId: claim.claimId }],
  });
  const { requestId } = await give(editor, "replies.send", {
    ...{ ...request, channel: "email" },
    ...{ sentAt: "2026-01-05T09:00:00Z", deadline: "2026-01-06T16:00:00Z" },
  });
  const fallen = await addDocument(editor);
  const suspect = await logClaim(editor, story, "The hull was never weighed");
  await give(editor, "citations.add", { claimId: suspect.claimId, sourceId: fallen.id });
  const reason = "It was forged.";
  await give(editor, "sources.retract", { sourceId: fallen.id, revision: 0, reason });
  const cleared = await startStory(editor, "Cleared hulls");
  await clear(editor, cleared);
  const published = await startStory(editor, "Six hulls");
  await clear(editor, published);
  await give(editor, "corrections.publish", {
    ...{ storyId: published.storyId, revision: published.revision },
    ...{ publishedAt: "2026-01-05T09:00:00Z", url: "https://news.example/harbour" },
  });
  await give(editor, "corrections.report", {
    ...{ story: published.slug, origin: "reader", said: "There were six." },
  });
  const { id: calledId } = await give(editor, "sources.create", {
    ...{ name: `Wren Hollis of ${story.slug}`, kind: "person" as const },
  });
  await give(editor, "citations.add", { claimId: claim.claimId, sourceId: calledId });
  const personName = "Priya Raman";
  return {
    slug: story.slug,
    ref: claim.ref,
    waitingRef: waiting.ref,
    suspectRef: suspect.ref,
    ...{ clearedSlug: cleared.slug, publishedSlug: published.slug },
    incompleteRef: incomplete.ref,
    sourceId: source.id,
    sourceName: source.name,
    confidentialId,
    personName,
    calledId,
    requestId,
  };
}
