/**
 * Requests for a reply: noted with the claims that are put, sent, reminded of, and closed by what a
 * person says became of them. Nothing here sets a level; a denial is cited only where somebody says
 * so and on which terms.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { changesBetween, isEmpty } from "@/lib/audit/changes";
import { atLeastOne, commit, unchanged, type Transaction } from "@/lib/audit/commit";
import type { Changes, NewEvent } from "@/lib/audit/events";
import { writeCitation } from "@/lib/ledger/citations/commands";
import { findSource } from "@/lib/ledger/claims/nameable";
import { givenInstant, givenPast } from "@/lib/platform/given-instant";
import { invalidField, ruleUnmet } from "@/lib/platform/errors";
import { deleteEach, insertMany, updateEach } from "@/lib/platform/sets";
import { findStoryBySlug } from "@/lib/stories/find";
import {
  assertMet,
  findPutClaims,
  findRequest,
  reviseRequest,
  stateOf,
  wordedToday,
  type FoundRequest,
  type PutClaim,
} from "./find";
import type {
  ChangeReplyInput,
  DraftReplyInput,
  RecordReplyInput,
  RemindReplyInput,
  SendReplyInput,
  WithdrawReplyInput,
} from "./input";
import {
  REMINDERS_LIMIT,
  REQUEST_FIELDS,
  REQUESTS_LIMIT,
  unmetForChange,
  unmetForMove,
  unmetForOutcome,
} from "./rules";

type Written = { requestId: number; revision: number };

/** Notes that somebody is to be asked; nobody is contacted by that. */
export async function draftReply(actor: Actor, input: DraftReplyInput): Promise<Written> {
  authorize(actor, "reply.request");
  return commit(actor, async (tx, at) => {
    const story = await findStoryBySlug(tx, actor, input.story);
    if (story.status === "killed") {
      throw ruleUnmet("This story was killed.", ["Give it another status before asking anybody."]);
    }
    const held = await tx.replyRequest.count({ where: { storyId: story.id } });
    if (held >= REQUESTS_LIMIT) {
      throw ruleUnmet(`A story has at most ${REQUESTS_LIMIT} requests.`);
    }
    const { subject, sourceId = null, whom = "", deadline = "" } = input;
    if (sourceId !== null) await findSubject(tx, actor, sourceId);
    const deadlineAt = givenInstant("deadline", deadline);
    const claims = await findPutClaims(tx, actor, story.id, input.claims);
    const { id } = await tx.replyRequest.create({
      data: {
        ...{ storyId: story.id, subject, sourceId, whom, deadlineAt },
        ...{ createdById: actor.userId, createdAt: at, changedById: actor.userId, changedAt: at },
      },
    });
    await insertPut(tx, id, claims);
    return {
      result: { requestId: id, revision: 0 },
      events: [
        {
          type: "reply.drafted",
          storyId: story.id,
          data: {
            ...{ requestId: id, subject, refs: claims.map(({ ref }) => ref) },
            ...(whom !== "" && { whom }),
            ...(deadlineAt && { deadlineAt: deadlineAt.toISOString() }),
          },
        },
      ],
    };
  });
}

/**
 * The source that the subject is. A confidential one is nobody's subject: a name beside its handle
 * would say who it is.
 */
async function findSubject(tx: Transaction, actor: Authorized<"source.read">, sourceId: number) {
  const source = await findSource(tx, actor, sourceId, "sourceId", { isTold: true });
  if (source.confidential) {
    throw invalidField("sourceId", "A confidential source is not asked by name; leave it out.");
  }
  return source;
}

function insertPut(tx: Transaction, requestId: number, claims: readonly PutClaim[]) {
  return insertMany(
    tx,
    "ReplyRequestClaim",
    claims.map(({ claimId, wording, contentRevision }, position) => ({
      ...{ requestId, claimId, position, wording, contentRevision, answered: false },
    })),
  );
}

/** Changes what has not gone out yet; of what has, only what the table of rules.ts lets. */
export async function changeReply(actor: Actor, input: ChangeReplyInput): Promise<Written> {
  authorize(actor, "reply.request");
  return commit(actor, async (tx, at) => {
    const request = await findRequest(tx, actor, input);
    const { patch } = input;
    const fields = REQUEST_FIELDS.filter((field) => patch[field] !== undefined);
    assertMet("That stays as it was.", unmetForChange(stateOf(request), fields));
    const { claims: asked, deadline, sourceId, ...texts } = patch;
    const deadlineAt = deadline === undefined ? undefined : givenInstant("deadline", deadline);
    if (request.sentAt && deadlineAt !== undefined) assertAfter(request.sentAt, deadlineAt);
    const source =
      sourceId != null && sourceId !== request.sourceId
        ? await findSubject(tx, actor, sourceId)
        : null;
    const set = {
      ...texts,
      ...(deadlineAt !== undefined && { deadlineAt }),
    };
    const changes = changesBetween(request, set);
    if (sourceId !== undefined && sourceId !== request.sourceId) {
      changes.source = { from: request.source?.name ?? null, to: source?.name ?? null };
    }
    const claims = asked && (await findPutClaims(tx, actor, request.storyId, asked));
    if (claims) Object.assign(changes, claimChanges(request, claims));
    if (isEmpty(changes)) {
      return unchanged({ requestId: request.id, revision: request.revision });
    }
    const result = await reviseRequest(
      tx,
      request,
      { userId: actor.userId, at },
      { ...set, ...(sourceId !== undefined && { sourceId }) },
    );
    if (claims && changes.claims) {
      await deleteEach(
        tx,
        "ReplyRequestClaim",
        request.claims.map(({ id }) => ({ id })),
      );
      await insertPut(tx, request.id, claims);
    }
    return {
      result,
      events: [
        {
          type: "reply.changed",
          storyId: request.storyId,
          data: { ...toldOf(request), subject: texts.subject ?? request.subject, changes },
        },
      ],
    };
  });
}

function claimChanges(request: FoundRequest, claims: readonly PutClaim[]): Changes {
  const said = (list: ReadonlyArray<{ ref: string; wording: string }>) =>
    list.map(({ ref, wording }) => `${ref}: ${wording}`);
  return changesBetween({ claims: said(request.claims) }, { claims: said(claims) });
}

/** Says that the letter went, how, when and until when an answer is awaited. */
export async function sendReply(actor: Actor, input: SendReplyInput): Promise<Written> {
  authorize(actor, "reply.request");
  return commit(actor, async (tx, at) => {
    const request = await findRequest(tx, actor, input);
    assertMet("It cannot be marked sent.", unmetForMove(stateOf(request), "send"));
    const { channel } = input;
    const sentAt = givenPast("sentAt", input.sentAt, at, "it was done");
    const deadlineAt = givenInstant("deadline", input.deadline);
    assertAfter(sentAt, deadlineAt);
    const result = await reviseRequest(
      tx,
      request,
      { userId: actor.userId, at },
      {
        ...{ channel, sentAt, deadlineAt, sentById: actor.userId },
        ...{ outcome: "sent", outcomeAt: null, outcomeById: null },
      },
    );
    return {
      result,
      events: [
        {
          type: "reply.sent",
          storyId: request.storyId,
          data: {
            ...{ ...toldOf(request), channel, sentAt: sentAt.toISOString() },
            deadlineAt: deadlineAt?.toISOString() ?? "",
            ...(request.outcome === "unreachable" && { again: true }),
          },
        },
      ],
    };
  });
}

/** Notes that they were asked again; with the wording of today, where that went along. */
export async function remindReply(actor: Actor, input: RemindReplyInput): Promise<Written> {
  authorize(actor, "reply.request");
  return commit(actor, async (tx, at) => {
    const request = await findRequest(tx, actor, input);
    assertMet("There is nothing to remind of.", unmetForMove(stateOf(request), "remind"));
    const { channel, putAnew = false } = input;
    const noted = await tx.replyReminder.count({ where: { requestId: request.id } });
    if (noted >= REMINDERS_LIMIT) {
      throw ruleUnmet(`A request has at most ${REMINDERS_LIMIT} reminders.`);
    }
    const remindedAt = givenPast("at", input.at, at, "it was done");
    if (request.sentAt && remindedAt < request.sentAt) {
      throw invalidField("at", "is before it was sent");
    }
    const result = await reviseRequest(tx, request, { userId: actor.userId, at }, {});
    await tx.replyReminder.create({
      data: { requestId: request.id, at: remindedAt, channel, byId: actor.userId },
    });
    const anew = putAnew ? (await wordedToday(tx, request)).filter((one) => one.isChanged) : [];
    await updateEach(
      tx,
      "ReplyRequestClaim",
      anew.map(({ id, wording, contentRevision }) => ({
        where: { id },
        set: { wording, contentRevision },
      })),
    );
    return {
      result,
      events: [
        {
          type: "reply.reminded",
          storyId: request.storyId,
          data: {
            ...{ ...toldOf(request), channel, at: remindedAt.toISOString() },
            ...(anew.length > 0 && { putAnew: anew.map(({ ref }) => ref) }),
          },
        },
      ],
    };
  });
}

/** Says what became of it; a denial is cited on the claims named, and on no others. */
export async function recordReply(actor: Actor, input: RecordReplyInput): Promise<Written> {
  authorize(actor, "reply.record");
  if (input.cite) authorize(actor, "citation.edit");
  return commit(actor, async (tx, at) => {
    const request = await findRequest(tx, actor, input);
    const { outcome, reply = "", answers = [], cite } = input;
    assertMet("That cannot be recorded.", unmetForOutcome(stateOf(request), outcome, at));
    const strange = answers.find((id) => !request.claims.some(({ claimId }) => claimId === id));
    if (strange !== undefined) throw invalidField("answers", "holds a claim that was not put");
    const by = { userId: actor.userId, at };
    const recorded = { outcome, reply, outcomeAt: at, outcomeById: actor.userId };
    const result = await reviseRequest(tx, request, by, recorded);
    const moved = request.claims.filter(
      ({ claimId, answered }) => answered !== answers.includes(claimId),
    );
    await updateEach(
      tx,
      "ReplyRequestClaim",
      moved.map(({ id, answered }) => ({ where: { id }, set: { answered: !answered } })),
    );
    const refs = request.claims.filter(({ claimId }) => answers.includes(claimId));
    const event: NewEvent = {
      type: "reply.recorded",
      storyId: request.storyId,
      data: {
        ...{ ...toldOf(request), from: request.outcome, outcome },
        ...(reply !== "" && { reply }),
        ...(refs.length > 0 && { answers: refs.map(({ ref }) => ref) }),
      },
    };
    const cited = cite ? await citeDenial(tx, actor, at, request, { ...cite, reply }) : [];
    return { result, events: atLeastOne([event, ...cited]) };
  });
}

/** @throws SourcelineError RULE_UNMET where nobody said which source the subject is. */
async function citeDenial(
  tx: Transaction,
  actor: Actor,
  at: Date,
  request: FoundRequest,
  { claimIds, terms, reply }: NonNullable<RecordReplyInput["cite"]> & { reply: string },
): Promise<NewEvent[]> {
  authorize(actor, "citation.edit");
  const { sourceId } = request;
  if (sourceId === null) {
    throw ruleUnmet(`${request.subject} is no source yet.`, [
      "Say which source it is before citing what it says.",
    ]);
  }
  const events: NewEvent[] = [];
  for (const claimId of new Set(claimIds)) {
    const denial = {
      ...{ claimId, sourceId, stance: "denies" as const, terms, note: reply },
      evenIfRetracted: true,
    };
    events.push(...(await writeCitation(tx, actor, at, denial)).events);
  }
  return events;
}

/** Takes a request back that was not answered; it stays in the record, and says why. */
export async function withdrawReply(actor: Actor, input: WithdrawReplyInput): Promise<Written> {
  authorize(actor, "reply.request");
  return commit(actor, async (tx, at) => {
    const request = await findRequest(tx, actor, input);
    assertMet("It is not withdrawn.", unmetForMove(stateOf(request), "withdraw"));
    const { reason } = input;
    const withdrawn = { withdrawnAt: at, withdrawnById: actor.userId, withdrawnReason: reason };
    const result = await reviseRequest(tx, request, { userId: actor.userId, at }, withdrawn);
    return {
      result,
      events: [
        {
          type: "reply.withdrawn",
          storyId: request.storyId,
          data: { ...toldOf(request), reason },
        },
      ],
    };
  });
}

function toldOf({ id: requestId, subject, refs }: FoundRequest) {
  return { requestId, subject, refs };
}

function assertAfter(sentAt: Date, deadlineAt: Date | null): void {
  if (deadlineAt === null || deadlineAt <= sentAt) {
    throw invalidField("deadline", "is not after it was sent; leave them time to answer");
  }
}
