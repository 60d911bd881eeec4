/**
 * Turns one line of a demo story into one call of a command, as the person who would make it:
 * input goes through the same schemas as a form's, and every rule of the desk is met or throws.
 */
import type { Actor } from "@/lib/access/actor";
import { addCitation } from "@/lib/ledger/citations/commands";
import { changeClaims } from "@/lib/ledger/claims/bulk";
import { editClaim, logClaim } from "@/lib/ledger/claims/commands";
import {
  addCitationInput,
  editClaimInput,
  handOverInput,
  logClaimInput,
  withdrawClaimInput,
} from "@/lib/ledger/claims/input";
import { handOverClaim, restoreClaim, withdrawClaim } from "@/lib/ledger/claims/moves";
import { db } from "@/lib/platform/db";
import { createStory, editStory } from "@/lib/stories/commands";
import { addMember } from "@/lib/stories/members";
import { createStoryInput, editStoryInput } from "@/lib/stories/input";
import { giveVerdict } from "@/lib/ledger/verdicts/commands";
import { giveVerdictInput } from "@/lib/ledger/verdicts/input";
import {
  answerQuestion,
  closeQuestion,
  dismissQuestion,
  raiseQuestion,
  replyToQuestion,
} from "@/lib/ledger/questions/commands";
import {
  answerQuestionInput,
  closeQuestionInput,
  dismissQuestionInput,
  raiseQuestionInput,
  replyToQuestionInput,
} from "@/lib/ledger/questions/input";
import { dayFrom, deadlineFrom } from "./days";
import type { Cast } from "./people";
import { idOf, type SourceIds } from "./perform-source";
import type { CitationSeed, ClaimSeed, Step, StorySeed } from "./shape";

/** What is known of a claim while its story is told. */
export type Standing<Key extends string> = {
  readonly cast: Cast;
  readonly loadedAt: Date;
  readonly sourceIds: SourceIds<Key>;
  claimId: number;
  /** Why its citations may lack something. */
  without?: string | undefined;
  /** The question asked last. */
  questionId: number;
};

export async function openStory<Key extends string>(
  story: StorySeed<Key>,
  cast: Cast,
  loadedAt: Date,
): Promise<void> {
  const { slug, headline, desk, note, status } = story;
  const deadline = deadlineFrom(loadedAt, story.deadlineInHours);
  const made = await createStory(
    cast.editor,
    createStoryInput.parse({ slug, headline, desk, note, deadline }),
  );
  for (const key of story.members) {
    await addMember(cast.editor, { storyId: made.storyId, userId: cast[key].userId });
  }
  await editStory(
    cast.editor,
    editStoryInput.parse({ storyId: made.storyId, revision: made.revision, patch: { status } }),
  );
}

export async function addClaim<Key extends string>(
  standing: Standing<Key>,
  author: Actor,
  story: string,
  claim: ClaimSeed<Key>,
  source: Key | null,
): Promise<void> {
  const { cites: _cites, then: _then, by: _by, without, checker, recheckInDays, ...fields } = claim;
  const logged = await logClaim(
    author,
    logClaimInput.parse({
      ...fields,
      story,
      ...(source && { sourceId: idOf(standing.sourceIds, source) }),
      ...(checker && { checkerId: standing.cast[checker].userId }),
      ...(recheckInDays !== undefined && { recheckOn: dayFrom(standing.loadedAt, recheckInDays) }),
    }),
  );
  standing.claimId = logged.claimId;
  standing.without = without;
}

export async function cite<Key extends string>(
  standing: Standing<Key>,
  author: Actor,
  citation: CitationSeed<Key>,
): Promise<void> {
  const { source, restsOn = [], by, saidDaysAgo, terms = "on_record", ...fields } = citation;
  await addCitation(
    by ? standing.cast[by] : author,
    addCitationInput.parse({
      ...fields,
      terms,
      claimId: standing.claimId,
      sourceId: idOf(standing.sourceIds, source),
      restsOn: restsOn.map((key) => idOf(standing.sourceIds, key)),
      ...(saidDaysAgo !== undefined && { saidOn: dayFrom(standing.loadedAt, -saidDaysAgo) }),
    }),
  );
}

export async function perform<Key extends string>(
  standing: Standing<Key>,
  step: Step<Key>,
): Promise<void> {
  const { cast, claimId, questionId } = standing;
  switch (step.do) {
    case "handOver":
      await changeClaims(cast.editor, { claimIds: [claimId], change: { sayTerms: "on_record" } });
      await handOverClaim(
        cast.editor,
        handOverInput.parse({ ...(await claimNow(claimId)), because: standing.without }),
      );
      return;
    case "verdict":
      await judge(standing, step);
      return;
    case "sendBack":
    case "ask":
      standing.questionId = await ask(standing, step);
      return;
    case "answer":
      await answerQuestion(
        cast.editor,
        answerQuestionInput.parse({ ...(await questionNow(questionId)), answer: step.answer }),
      );
      return;
    case "reply":
      await replyToQuestion(
        cast[step.by],
        replyToQuestionInput.parse({ questionId, text: step.text }),
      );
      return;
    case "close":
      await closeQuestion(
        cast[step.by ?? "reviewer"],
        closeQuestionInput.parse(await questionNow(questionId)),
      );
      return;
    case "dismiss":
      await dismissQuestion(
        cast[step.by ?? "editor"],
        dismissQuestionInput.parse({ ...(await questionNow(questionId)), reason: step.reason }),
      );
      return;
    case "cite":
      await cite(standing, cast.editor, step.citation);
      return;
    case "edit":
      await editClaim(
        cast.editor,
        editClaimInput.parse({ ...(await claimNow(claimId)), patch: step.patch }),
      );
      return;
    case "withdraw":
      await withdrawClaim(
        cast.editor,
        withdrawClaimInput.parse({ ...(await claimNow(claimId)), reason: step.reason }),
      );
      return;
    case "restore":
      await restoreClaim(cast.editor, await claimNow(claimId));
      return;
  }
}

async function judge<Key extends string>(
  { cast, claimId }: Standing<Key>,
  step: Extract<Step<Key>, { do: "verdict" }>,
): Promise<void> {
  const { contentRevision } = await read(claimId);
  const { level, note } = step;
  await giveVerdict(
    cast[step.by ?? "reviewer"],
    giveVerdictInput.parse({ claimId, contentRevision, level, note }),
  );
}

async function ask<Key extends string>(
  { cast, claimId }: Standing<Key>,
  step: Extract<Step<Key>, { do: "sendBack" | "ask" }>,
): Promise<number> {
  const { question } = step;
  const asked = await raiseQuestion(
    cast[step.by ?? "reviewer"],
    raiseQuestionInput.parse({ claimId, question, sendBack: step.do === "sendBack" }),
  );
  return asked.questionId;
}

function read(claimId: number) {
  return db().claim.findUniqueOrThrow({
    where: { id: claimId },
    select: { revision: true, contentRevision: true },
  });
}

async function questionNow(questionId: number): Promise<{ questionId: number; revision: number }> {
  const { revision } = await db().question.findUniqueOrThrow({
    where: { id: questionId },
    select: { revision: true },
  });
  return { questionId, revision };
}

async function claimNow(claimId: number): Promise<{ claimId: number; revision: number }> {
  const { revision } = await read(claimId);
  return { claimId, revision };
}
