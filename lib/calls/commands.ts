/**
 * What a call leaves in the record, all in one turn: that somebody was called or tried, a citation
 * for each line that they say is so, and a question to whoever logged the claim for each that they
 * correct. Nothing here sets a level; whoever records it has changed the claims' citations.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { atLeastOne, commit, unchanged, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { writeCitation } from "@/lib/ledger/citations/commands";
import { assertStanding, findClaims, type FoundClaim } from "@/lib/ledger/claims/find";
import { readSources, requireSource, type FoundSource } from "@/lib/ledger/claims/nameable";
import { writeQuestion } from "@/lib/ledger/questions/commands";
import { env } from "@/lib/platform/env";
import { conflict, invalidField, notFound, ruleUnmet } from "@/lib/platform/errors";
import { givenPast } from "@/lib/platform/given-instant";
import { insertMany } from "@/lib/platform/sets";
import { dayInZone } from "@/lib/platform/wall-time";
import { findStoryBySlug } from "@/lib/stories/find";
import { askedOf, readTold, type CallScope } from "./asked";
import type { RecordCallInput, WordQuestionInput } from "./input";
import { CALL_CHANNEL_WORDS, notCalled, questionFault, unmetForCall } from "./rules";

/** Claims that are worded or cited otherwise than when they were asked about. */
export type ChangedLines = {
  lines: Array<{ claimId: number; ref: string; wording: string; contentRevision: number }>;
};

type Line = NonNullable<RecordCallInput["lines"]>[number] & { claim: FoundClaim };

/** @throws SourcelineError CONFLICT with ChangedLines; then nothing of the call is recorded. */
export async function recordCall(
  actor: Actor,
  input: RecordCallInput,
): Promise<{ callId: number; cited: number; asked: number }> {
  authorize(actor, "call.make");
  authorize(actor, "citation.edit");
  authorize(actor, "question.raise");
  return commit(actor, async (tx, now) => {
    const { sourceId, outcome, channel, note = "", lines: given = [] } = input;
    const source = await findCalled(tx, actor, sourceId);
    const unmet = unmetForCall({ outcome, lines: given });
    if (unmet.length > 0) throw ruleUnmet("The call is not recorded.", unmet);
    const at = givenPast("at", input.at, now, "it was");
    const story = input.story === undefined ? null : await findStoryBySlug(tx, actor, input.story);
    const lines = await findLines(tx, actor, source, { story }, given);
    const only = story?.id ?? onlyStory(lines);
    const { id: callId } = await tx.call.create({
      data: { sourceId, storyId: only, outcome, channel, at, byId: actor.userId, note },
    });
    await insertMany(
      tx,
      "CallLine",
      lines.map(({ claimId, question, isOpen, answer, correction = "", claim }, position) => ({
        ...{ callId, claimId, position, question, isOpen, answer, correction },
        wording: claim.wording,
      })),
    );
    const told: NewEvent[] = [];
    const said = `${CALL_CHANNEL_WORDS[channel]}, ${dayOf(at)}`;
    for (const line of lines) {
      told.push(...(await writeAnswer(tx, actor, now, { input, source, line, said, at })));
    }
    const refs = (answer: Line["answer"]) =>
      lines.filter((line) => line.answer === answer).map(({ claim }) => refIn(only, claim));
    const [cited, asked] = [refs("as_we_have_it"), refs("corrected")];
    const call: NewEvent = {
      type: "call.recorded",
      sourceId,
      ...(only !== null && { storyId: only }),
      data: {
        ...{ callId, source: source.name, outcome, channel, at: at.toISOString() },
        ...(note !== "" && { note }),
        ...(cited.length > 0 && { cited }),
        ...(asked.length > 0 && { corrected: asked }),
      },
    };
    return {
      result: { callId, cited: cited.length, asked: asked.length },
      events: atLeastOne([call, ...told]),
    };
  });
}

type Answered = {
  input: RecordCallInput;
  source: FoundSource;
  line: Line;
  said: string;
  at: Date;
};

async function writeAnswer(
  tx: Transaction,
  actor: Authorized<"citation.edit"> & Authorized<"question.raise">,
  now: Date,
  { input, source, line, said, at }: Answered,
): Promise<NewEvent[]> {
  const { claimId, question, correction = "" } = line;
  const { terms, agreedDescription } = input;
  if (line.answer === "as_we_have_it") {
    const cited = await writeCitation(tx, actor, now, {
      ...{ claimId, sourceId: source.id, stance: "supports", basis: "told" },
      ...(terms !== undefined && { terms }),
      ...(terms !== undefined && agreedDescription && { agreedDescription }),
      saidOn: dayInZone(at, env().timeZone),
      channel: input.channel,
      note: `Told ${actor.name} ${CALL_CHANNEL_WORDS[input.channel]}. Asked: ${question}`,
    });
    return cited.events;
  }
  if (line.answer === "left_open") return [];
  const words = `${source.name} corrects this (${said}): ${correction}\nAsked: ${question}`;
  const { event } = await writeQuestion(tx, actor, now, {
    ...{ claimId, question: words, sendBack: false },
  });
  return [event];
}

/** Keeps the words in which somebody will be asked about a claim. */
export async function wordQuestion(
  actor: Actor,
  { sourceId, claimId, revision, text, isOpen }: WordQuestionInput,
): Promise<{ revision: number }> {
  authorize(actor, "call.make");
  return commit(actor, async (tx, at) => {
    const source = await findCalled(tx, actor, sourceId);
    const [claim] = await findClaims(tx, actor, [claimId]);
    if (!claim) throw notFound("That claim");
    assertStanding(claim);
    await assertAsked(tx, actor, source, { story: claim.story }, [claim]);
    await assertSayable(tx, source, [{ claimId, question: text, field: "text" }]);
    const key = { sourceId_claimId: { sourceId, claimId } };
    const held = await tx.callQuestion.findUnique({ where: key });
    const now = held?.revision ?? 0;
    if (held && held.text === text && held.isOpen === isOpen) return unchanged({ revision: now });
    if (now !== revision) {
      throw conflict(`Somebody worded the question on ${claim.ref} while you were at it.`, {
        ...{ revision: now, text: held?.text ?? "", isOpen: held?.isOpen ?? false },
      });
    }
    const set = { text, isOpen, revision: now + 1, wordedById: actor.userId, wordedAt: at };
    if (held) await tx.callQuestion.update({ where: key, data: set });
    else await tx.callQuestion.create({ data: { sourceId, claimId, ...set } });
    return {
      result: { revision: now + 1 },
      events: [
        {
          type: "call.question_worded",
          ...{ storyId: claim.storyId, claimId, sourceId },
          data: { ref: claim.ref, source: source.name, question: text },
        },
      ],
    };
  });
}

async function findCalled(tx: Transaction, actor: Authorized<"source.read">, sourceId: number) {
  const found = await readSources(tx, actor, [sourceId]);
  if (!found.has(sourceId)) throw notFound("That source");
  const source = requireSource(found, sourceId, "sourceId", { isTold: true });
  const because = notCalled({ ...source, kept: false });
  if (because !== null) throw ruleUnmet("Nobody is called.", [because]);
  return source;
}

/**
 * The claims that were asked about, each as it was read.
 * @throws SourcelineError NOT_FOUND; RULE_UNMET; INVALID; CONFLICT with ChangedLines.
 */
async function findLines(
  tx: Transaction,
  actor: Authorized<"call.make">,
  source: FoundSource,
  scope: CallScope,
  given: NonNullable<RecordCallInput["lines"]>,
): Promise<Line[]> {
  const claims = await findClaims(
    tx,
    actor,
    given.map(({ claimId }) => claimId),
  );
  const changed = claims.filter(
    ({ contentRevision }, at) => given[at]?.contentRevision !== contentRevision,
  );
  if (changed.length > 0) {
    const refs = changed.map(({ ref }) => ref).join(", ");
    const current: ChangedLines = {
      lines: changed.map(({ id, ref, wording, contentRevision }) => ({
        ...{ claimId: id, ref, wording, contentRevision },
      })),
    };
    throw conflict(
      `${refs} changed since the question was asked; nothing of the call is recorded yet. Ask again or leave it open, then end the call.`,
      current,
    );
  }
  for (const claim of claims) assertStanding(claim);
  await assertAsked(tx, actor, source, scope, claims);
  await assertSayable(
    tx,
    source,
    given.map(({ claimId, question }, at) => ({
      ...{ claimId, question, field: `lines.${at}.question` },
    })),
  );
  return claims.flatMap((claim, at) => {
    const line = given[at];
    return line ? [{ ...line, claim }] : [];
  });
}

/** @throws SourcelineError RULE_UNMET for a claim that is not this person's to be asked about. */
async function assertAsked(
  tx: Transaction,
  actor: Authorized<"call.make">,
  source: FoundSource,
  scope: CallScope,
  claims: readonly FoundClaim[],
): Promise<void> {
  if (claims.length === 0) return;
  const ids = claims.map(({ id }) => id);
  const asked = new Set((await askedOf(actor, source, { ...scope, ids }, tx)).map(({ id }) => id));
  const strange = claims.filter(({ id }) => !asked.has(id)).map(({ ref }) => ref);
  if (strange.length > 0) {
    throw ruleUnmet(`${source.name} is not asked about ${strange.join(", ")}.`, [
      "Only what rests on or concerns them is asked, and nothing that another source told in confidence or another subject is to answer.",
    ]);
  }
}

/** @throws SourcelineError INVALID naming the field whose words may not be read out. */
async function assertSayable(
  tx: Transaction,
  source: FoundSource,
  list: ReadonlyArray<{ claimId: number; question: string; field: string }>,
): Promise<void> {
  const told = await readTold(
    source.id,
    list.map(({ claimId }) => claimId),
    tx,
  );
  for (const { claimId, question, field } of list) {
    const fault = questionFault(question, told(claimId));
    if (fault !== null) throw invalidField(field, fault);
  }
}

/** The story of all its lines, where they are of one. */
function onlyStory(lines: readonly Line[]): number | null {
  const [first, ...others] = [...new Set(lines.map(({ claim }) => claim.storyId))];
  return others.length === 0 ? (first ?? null) : null;
}

function refIn(only: number | null, { ref, story }: FoundClaim): string {
  return only === null ? `${story.slug} ${ref}` : ref;
}

function dayOf(at: Date): string {
  return dayInZone(at, env().timeZone).toISOString().slice(0, 10);
}
