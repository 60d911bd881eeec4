/**
 * What comes after publication: when and where a story was published, errors that were reported, and
 * corrections. A correction changes no claim and no verdict: whoever corrects edits the claim as any
 * other, and its verdict lapses by that.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { commit, type Transaction } from "@/lib/audit/commit";
import { claimRef } from "@/lib/ledger/claims/rules";
import { conflict, invalidField, invalidFields, notFound, ruleUnmet } from "@/lib/platform/errors";
import { givenPast } from "@/lib/platform/given-instant";
import { insertMany } from "@/lib/platform/sets";
import { findStory, findStoryBySlug } from "@/lib/stories/find";
import type {
  DismissErrorInput,
  MakeCorrectionInput,
  PublishInput,
  ReportErrorInput,
  WithdrawCorrectionInput,
} from "./input";
import { isKnownText, UNKNOWN_TEXT } from "./known-text";
import { faultsOfCorrection, STORY_LIMIT, unmetForCorrecting, unmetForPublish } from "./rules";

/** Says when and where a cleared story was published; of one that is, when and where it was. */
export async function publishStory(
  actor: Actor,
  input: PublishInput,
): Promise<{ storyId: number; revision: number }> {
  authorize(actor, "story.edit");
  return commit(actor, async (tx, at) => {
    const story = await findStory(tx, actor, input.storyId);
    if (story.revision !== input.revision) throw movedOn(story);
    const unmet = unmetForPublish(story);
    if (unmet.length > 0) throw ruleUnmet("It cannot be published.", unmet);
    const publishedAt = givenPast("publishedAt", input.publishedAt, at, "it was published");
    const { count } = await tx.story.updateMany({
      where: { id: story.id, revision: story.revision },
      data: {
        ...{ status: "published", publishedAt, publishedUrl: input.url },
        ...{ revision: { increment: 1 }, updatedAt: at },
      },
    });
    if (count === 0) throw movedOn(story);
    const data = { from: story.status, publishedAt: publishedAt.toISOString(), url: input.url };
    return {
      result: { storyId: story.id, revision: story.revision + 1 },
      events: [{ type: "story.published", storyId: story.id, data }],
    };
  });
}

function movedOn({ revision, status }: { revision: number; status: string }) {
  return conflict("Somebody changed this story while you were at it. Look at it again.", {
    ...{ revision, status },
  });
}

/** The story, of which readers have it. */
async function findOut(tx: Transaction, actor: Actor, slug: string) {
  authorize(actor, "story.read");
  const { id } = await findStoryBySlug(tx, actor, slug);
  const story = await tx.story.findUniqueOrThrow({
    where: { id },
    select: { id: true, status: true, publishedAt: true },
  });
  const unmet = unmetForCorrecting(story);
  if (unmet.length > 0) throw ruleUnmet("Readers do not have this story yet.", unmet);
  return story;
}

/** Takes down that somebody says something is wrong: from where, and what; nobody's name. */
export async function reportError(
  actor: Actor,
  input: ReportErrorInput,
): Promise<{ reportId: number }> {
  authorize(actor, "correction.report");
  return commit(actor, async (tx, at) => {
    const { id: storyId } = await findOut(tx, actor, input.story);
    if ((await tx.errorReport.count({ where: { storyId } })) >= STORY_LIMIT) {
      throw ruleUnmet(`A story has at most ${STORY_LIMIT} reports.`);
    }
    const { origin, said } = input;
    const { id: reportId } = await tx.errorReport.create({
      data: { storyId, origin, said, reportedById: actor.userId, reportedAt: at },
    });
    return {
      result: { reportId },
      events: [{ type: "error.reported", storyId, data: { reportId, origin, said } }],
    };
  });
}

async function findReport(tx: Transaction, actor: Actor, reportId: number) {
  authorize(actor, "story.read");
  const report = await tx.errorReport.findFirst({
    where: { id: reportId, story: visibleStoryFilter(actor) },
    include: { settledBy: { select: { name: true } } },
  });
  if (!report) throw notFound("That report");
  return report;
}

type Settled = { outcome: "corrected" | "no_error"; reason: string };

/** @throws SourcelineError CONFLICT naming who settled it, where somebody was first. */
async function settle(
  tx: Transaction,
  actor: Actor,
  at: Date,
  report: Awaited<ReturnType<typeof findReport>>,
  { outcome, reason }: Settled,
): Promise<void> {
  const { count } = await tx.errorReport.updateMany({
    where: { id: report.id, outcome: "open" },
    data: { outcome, reason, settledById: actor.userId, settledAt: at },
  });
  if (count > 0) return;
  const by = report.settledBy?.name ?? "Somebody";
  throw conflict(`${by} settled this report meanwhile.`, { by, outcome: report.outcome });
}

/** Says that what was reported is no error, and why. */
export async function dismissError(
  actor: Actor,
  { reportId, reason }: DismissErrorInput,
): Promise<{ reportId: number }> {
  authorize(actor, "correction.report");
  return commit(actor, async (tx, at) => {
    const report = await findReport(tx, actor, reportId);
    await settle(tx, actor, at, report, { outcome: "no_error", reason });
    const { storyId } = report;
    return {
      result: { reportId },
      events: [{ type: "error.dismissed", storyId, data: { reportId, reason } }],
    };
  });
}

/**
 * @throws SourcelineError RULE_UNMET unless readers have the story; INVALID as `faultsOfCorrection`
 *   says, and where what readers are said to have had stands in no text of the story.
 */
export async function makeCorrection(
  actor: Actor,
  input: MakeCorrectionInput,
): Promise<{ correctionId: number }> {
  authorize(actor, "correction.make");
  authorize(actor, "story.read");
  // Drafts never change, so they are searched before the lock is taken.
  const isUnknown = !(await isKnownText(actor, input));
  return commit(actor, async (tx, at) => {
    const { id: storyId } = await findOut(tx, actor, input.story);
    const { kind, notice, oldText = "", newText = "", claims: numbers = [], reportId } = input;
    const { cause = "", stage = "" } = kind === "editors_note" ? {} : input;
    const texts = { oldText, newText };
    const faults = {
      ...(isUnknown && { oldText: UNKNOWN_TEXT }),
      ...faultsOfCorrection({ ...texts, kind, cause, stage, claims: numbers.length }),
    };
    if (Object.keys(faults).length > 0) throw invalidFields(faults);
    if ((await tx.correction.count({ where: { storyId } })) >= STORY_LIMIT) {
      throw ruleUnmet(`A story has at most ${STORY_LIMIT} corrections.`);
    }
    const claims = await tx.claim.findMany({
      where: { storyId, number: { in: numbers } },
      orderBy: { number: "asc" },
      select: { id: true, number: true },
    });
    if (claims.length < numbers.length) {
      throw invalidField("claims", "names a claim that this story does not have");
    }
    const report = reportId === undefined ? null : await findReport(tx, actor, reportId);
    if (report && report.storyId !== storyId) throw notFound("That report");
    const { id: correctionId } = await tx.correction.create({
      data: {
        ...{ ...texts, storyId, kind, notice, cause, stage },
        ...{ reportId: report?.id ?? null, madeById: actor.userId, madeAt: at },
      },
    });
    await insertMany(
      tx,
      "CorrectionClaim",
      claims.map(({ id: claimId }) => ({ correctionId, claimId })),
    );
    if (report) await settle(tx, actor, at, report, { outcome: "corrected", reason: "" });
    const refs = claims.map(({ number }) => claimRef(number));
    const data = { ...{ correctionId, kind, notice, cause, stage, refs }, ...texts };
    return {
      result: { correctionId },
      events: [
        {
          type: "correction.made",
          storyId,
          data: { ...data, ...(report && { reportId: report.id }) },
        },
      ],
    };
  });
}

/** It leaves the list that readers are given, and stays in the record with the reason. */
export async function withdrawCorrection(
  actor: Actor,
  { correctionId, reason }: WithdrawCorrectionInput,
): Promise<{ correctionId: number }> {
  authorize(actor, "correction.make");
  return commit(actor, async (tx, at) => {
    const correction = await tx.correction.findFirst({
      where: { id: correctionId, story: visibleStoryFilter(actor) },
      select: {
        ...{ storyId: true, kind: true, reportId: true },
        withdrawnBy: { select: { name: true } },
      },
    });
    if (!correction) throw notFound("That correction");
    const { count } = await tx.correction.updateMany({
      where: { id: correctionId, withdrawnAt: null },
      data: { withdrawnAt: at, withdrawnById: actor.userId, withdrawnReason: reason },
    });
    const by = correction.withdrawnBy?.name ?? "Somebody";
    if (count === 0) throw conflict(`${by} withdrew it meanwhile.`, { by });
    const { storyId, kind, reportId } = correction;
    // What was reported is settled by nothing any more, and waits again.
    const others = { reportId, withdrawnAt: null };
    if (reportId !== null && (await tx.correction.count({ where: others })) === 0) {
      await tx.errorReport.updateMany({
        where: { id: reportId, outcome: "corrected" },
        data: { outcome: "open", reason: "", settledById: null, settledAt: null },
      });
    }
    return {
      result: { correctionId },
      events: [{ type: "correction.withdrawn", storyId, data: { correctionId, kind, reason } }],
    };
  });
}
