/** The commands of a request for a reply: who may not, what the state forbids, and what it leaves. */
import { beforeAll, describe, expect, it } from "vitest";
import { parseInput } from "@/lib/access/action";
import type { Actor } from "@/lib/access/actor";
import { verifyChain } from "@/lib/audit/chain";
import { commit } from "@/lib/audit/commit";
import { editClaim } from "@/lib/ledger/claims/commands";
import { withdrawClaim } from "@/lib/ledger/claims/moves";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import {
  at as claimAt,
  decide,
  makeCitation,
  makeClaim,
  makeDesk,
  makeSource,
  rowOf,
  type Desk,
  type MadeClaim,
} from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";
import { listClaimReplies, listOverdue } from "./about-claim";
import {
  changeReply,
  draftReply,
  recordReply,
  remindReply,
  sendReply,
  withdrawReply,
} from "./commands";
import {
  changeReplyInput,
  draftReplyInput,
  recordReplyInput,
  remindReplyInput,
  sendReplyInput,
  withdrawReplyInput,
} from "./input";
import { getBoard } from "./queries";
import { getRequest } from "./request-view";

useDatabase();
let desk: Desk;
let story: { id: number; slug: string };
let claims: MadeClaim[];
beforeAll(async () => {
  desk = await makeDesk();
  story = await makeStory(desk.editor);
  claims = [await makeClaim(desk.editor, story), await makeClaim(desk.editor, story)];
});

const HOUR = 3_600_000;
const from = (hours: number) => new Date(now().getTime() + hours * HOUR).toISOString();
const ids = (list: readonly MadeClaim[]) => list.map(({ claimId }) => claimId);

type At = { requestId: number; revision: number };
type Sent = Record<string, unknown>;

const draft = (actor: Actor, more: Sent = {}) =>
  draftReply(
    actor,
    parseInput(draftReplyInput, {
      ...{ story: story.slug, subject: "Tarrow Yard", whom: "Ines Calloway" },
      claims: ids(claims).map((claimId) => ({ claimId })),
      ...more,
    }),
  );
const change = (actor: Actor, at: At, patch: Sent) =>
  changeReply(actor, parseInput(changeReplyInput, { ...at, patch }));
const send = (actor: Actor, at: At, more: Sent = {}) =>
  sendReply(
    actor,
    parseInput(sendReplyInput, {
      ...{ ...at, channel: "email", sentAt: from(-48), deadline: from(-24) },
      ...more,
    }),
  );
const remind = (actor: Actor, at: At, more: Sent = {}) =>
  remindReply(
    actor,
    parseInput(remindReplyInput, { ...at, channel: "phone", at: from(-30), ...more }),
  );
const record = (actor: Actor, at: At, outcome: string, more: Sent = {}) =>
  recordReply(actor, parseInput(recordReplyInput, { ...at, outcome, ...more }));
const withdraw = (actor: Actor, at: At, reason = "Asked twice") =>
  withdrawReply(actor, parseInput(withdrawReplyInput, { ...at, reason }));

const rowOfRequest = (at: At) =>
  db().replyRequest.findUniqueOrThrow({
    where: { id: at.requestId },
    include: { claims: { orderBy: { position: "asc" } }, reminders: true },
  });
const eventsOf = async ({ requestId }: At, type: string) =>
  (await db().event.findMany({ where: { storyId: story.id, type }, orderBy: { seq: "asc" } }))
    .map(({ data }) => JSON.parse(data) as { requestId: number } & Sent)
    .filter((data) => data.requestId === requestId);

const sent = async (more: Sent = {}) => send(desk.editor, await draft(desk.editor), more);

describe("noting a request", () => {
  it("keeps each claim as it was worded, and asks nobody", async () => {
    const at = await draft(desk.editor, {
      claims: [
        { claimId: claims[1]!.claimId, wording: "The yard knew." },
        { claimId: claims[0]!.claimId },
      ],
    });
    const row = await rowOfRequest(at);
    expect(row).toMatchObject({ outcome: "not_contacted", sentAt: null, revision: 0 });
    const first = await rowOf(claims[0]!);
    expect(row.claims.map(({ wording }) => wording)).toEqual(["The yard knew.", first.wording]);
    expect(await eventsOf(at, "reply.drafted")).toMatchObject([
      { subject: "Tarrow Yard", refs: [claims[1]!.ref, claims[0]!.ref] },
    ]);
  });

  it("is not for who only checks or reads", async () => {
    await expectRefused("FORBIDDEN", () => draft(desk.reviewer));
    await expectRefused("FORBIDDEN", () => draft(desk.viewer));
  });

  it("is refused in a killed story, for another story’s claim, and for a withdrawn one", async () => {
    const killed = await makeStory(desk.editor, { status: "killed" });
    await expectRefused("RULE_UNMET", () => draft(desk.editor, { story: killed.slug, claims: [] }));
    const other = await makeClaim(desk.editor, await makeStory(desk.editor));
    const strange = { claims: [{ claimId: other.claimId }] };
    await expectRefused("INVALID", () => draft(desk.editor, strange));
    const gone = await makeClaim(desk.editor, story);
    await withdrawClaim(desk.editor, { ...(await claimAt(gone)), reason: "Said twice" });
    const withdrawn = { claims: [{ claimId: gone.claimId }] };
    await expectRefused("RULE_UNMET", () => draft(desk.editor, withdrawn));
  });

  it("is of no confidential source: a name beside its handle would say who it is", async () => {
    const { id: sourceId } = await makeSource(desk.editor, { name: "Source W-12" });
    await commit(desk.editor, async (tx) => {
      await tx.source.update({ where: { id: sourceId }, data: { confidential: true } });
      return {
        result: null,
        events: [{ type: "source.shared", sourceId, data: { name: "W-12" } }],
      };
    });
    await expectRefused("INVALID", () => draft(desk.editor, { sourceId }));
    const at = await draft(desk.editor);
    await expectRefused("INVALID", () => change(desk.editor, at, { sourceId }));
  });

  it("does not exist for who does not see the story", async () => {
    const hidden = await makeStory(desk.editor, { restricted: true });
    await expectRefused("NOT_FOUND", () => draft(desk.admin, { story: hidden.slug, claims: [] }));
    const at = await draft(desk.editor, { story: hidden.slug, claims: [] });
    await expectRefused("NOT_FOUND", () => send(desk.admin, at));
    expect(await getRequest(desk.admin, hidden.id, at.requestId)).toBeNull();
    expect((await getBoard(desk.admin, hidden.id)).total).toBe(0);
  });
});

describe("changing a request", () => {
  it("is free before it is sent", async () => {
    const at = await draft(desk.editor);
    const changed = await change(desk.editor, at, {
      ...{ subject: "Tarrow Yard Ltd", deadline: from(24) },
      claims: [{ claimId: claims[1]!.claimId }],
    });
    expect(changed.revision).toBe(1);
    const row = await rowOfRequest(at);
    expect(row.subject).toBe("Tarrow Yard Ltd");
    expect(row.claims.map(({ claimId }) => claimId)).toEqual([claims[1]!.claimId]);
    const [event] = await eventsOf(at, "reply.changed");
    expect(Object.keys(event!.changes as Sent).sort()).toEqual(["claims", "deadlineAt", "subject"]);
  });

  it("leaves what went out as it was", async () => {
    const at = await sent();
    await expectRefused("RULE_UNMET", () => change(desk.editor, at, { subject: "Somebody else" }));
    await expectRefused("RULE_UNMET", () => change(desk.editor, at, { claims: [] }));
    await expectRefused("FORBIDDEN", () => change(desk.reviewer, at, { whom: "Her deputy" }));
    await expectRefused("INVALID", () => change(desk.editor, at, { deadline: from(-72) }));
    expect(await change(desk.editor, at, { deadline: from(2) })).toMatchObject({ revision: 2 });
  });

  it("to what it is changes nothing", async () => {
    const at = await draft(desk.editor);
    expect(await change(desk.editor, at, { whom: "Ines Calloway" })).toEqual(at);
  });
});

describe("sending", () => {
  it("says how, when, by whom and until when", async () => {
    const at = await sent();
    expect(await rowOfRequest(at)).toMatchObject({
      ...{ outcome: "sent", channel: "email", sentById: desk.editor.userId },
    });
    expect(await eventsOf(at, "reply.sent")).toMatchObject([{ channel: "email" }]);
  });

  it("is refused twice, without a claim, ahead of time, and without time to answer", async () => {
    const at = await sent();
    await expectRefused("RULE_UNMET", () => send(desk.editor, at));
    const bare = await draft(desk.editor, { claims: [] });
    await expectRefused("RULE_UNMET", () => send(desk.editor, bare));
    const fresh = await draft(desk.editor);
    await expectRefused("INVALID", () => send(desk.editor, fresh, { sentAt: from(5) }));
    await expectRefused("INVALID", () => send(desk.editor, fresh, { deadline: from(-72) }));
    await expectRefused("INVALID", () => send(desk.editor, fresh, { deadline: "" }));
    await expectRefused("FORBIDDEN", () => send(desk.reviewer, fresh));
  });

  it("goes again where nobody was reached", async () => {
    const at = await record(desk.reviewer, await sent(), "unreachable");
    const again = await send(desk.editor, at, { channel: "letter" });
    expect(await rowOfRequest(again)).toMatchObject({ outcome: "sent", channel: "letter" });
    expect((await eventsOf(at, "reply.sent")).at(-1)).toMatchObject({ again: true });
  });
});

describe("reminding", () => {
  it("is kept beside the request, with the new wording where that went along", async () => {
    const claim = await makeClaim(desk.editor, story);
    const at = await send(
      desk.editor,
      await draft(desk.editor, { claims: [{ claimId: claim.claimId }] }),
    );
    const patch = { wording: "The harbour was dredged twice at most" };
    await editClaim(desk.editor, { ...(await claimAt(claim)), patch });
    const put = (await getRequest(desk.viewer, story.id, at.requestId))?.claims[0];
    expect(put?.now).toBe(patch.wording);
    const [about] = await listClaimReplies(desk.viewer, claim.claimId);
    expect(about?.putAs).toBe(put?.wording);

    const plain = await remind(desk.editor, at);
    expect((await rowOfRequest(at)).claims[0]?.wording).toBe(put?.wording);
    await remind(desk.editor, plain, { putAnew: true });
    const row = await rowOfRequest(at);
    expect(row.claims[0]?.wording).toBe(patch.wording);
    expect(row.reminders).toHaveLength(2);
    expect((await eventsOf(at, "reply.reminded")).at(-1)).toMatchObject({ putAnew: [claim.ref] });
  });

  it("is refused of what nobody sent or what is answered, and to who may not ask", async () => {
    const fresh = await draft(desk.editor);
    await expectRefused("RULE_UNMET", () => remind(desk.editor, fresh));
    const at = await sent();
    await expectRefused("FORBIDDEN", () => remind(desk.reviewer, at));
    await expectRefused("INVALID", () => remind(desk.editor, at, { at: from(-96) }));
    const declined = await record(desk.editor, at, "declined");
    await expectRefused("RULE_UNMET", () => remind(desk.editor, declined));
  });
});

describe("recording what became of it", () => {
  it("attaches the reply to the claims that it answers, and sets no level", async () => {
    const before = await rowOf(claims[0]!);
    const at = await record(desk.reviewer, await sent(), "denied", {
      ...{ reply: "Nobody changed a price.", answers: [claims[0]!.claimId] },
    });
    const row = await rowOfRequest(at);
    expect(row).toMatchObject({ outcome: "denied", outcomeById: desk.reviewer.userId });
    expect(row.claims.map(({ answered }) => answered)).toEqual([true, false]);
    const replies = await listClaimReplies(desk.viewer, claims[0]!.claimId);
    expect(replies[0]).toMatchObject({ reply: "Nobody changed a price.", outcome: "denied" });
    expect((await listClaimReplies(desk.viewer, claims[1]!.claimId))[0]).toMatchObject({
      reply: "",
    });
    // Neither a citation nor a level came of it.
    expect(await rowOf(claims[0]!)).toEqual(before);
  });

  it("cites a denial where somebody says so, and on what terms", async () => {
    const source = await makeSource(desk.editor, { name: "Tarrow Yard Ltd" });
    const claim = await makeClaim(desk.editor, story);
    await makeCitation(desk.editor, claim, { basis: "witnessed", locator: "p. 1" });
    await decide(desk, claim, "single_source");
    const at = await send(
      desk.editor,
      await draft(desk.editor, {
        ...{ sourceId: source.id, claims: [...claims, claim].map(({ claimId }) => ({ claimId })) },
      }),
    );
    await record(desk.reviewer, at, "denied", {
      ...{ reply: "It never happened.", answers: [claim.claimId, claims[0]!.claimId] },
      cite: { claimIds: [claim.claimId], terms: "on_record" },
    });
    const cited = await db().citation.findMany({ where: { sourceId: source.id } });
    expect(cited).toMatchObject([
      { claimId: claim.claimId, stance: "denies", terms: "on_record", note: "It never happened." },
    ]);
    // A citation is a change of what was judged, as any other.
    expect(await rowOf(claim)).toMatchObject({ reviewState: "recheck", level: "single_source" });
  });

  it("cites nothing of a subject that is no source yet", async () => {
    const at = await sent();
    const denied = { reply: "No.", answers: ids(claims) };
    const cite = { claimIds: ids(claims), terms: "on_record" };
    await expectRefused("RULE_UNMET", () => record(desk.editor, at, "denied", { ...denied, cite }));
  });

  it.each<[string, Sent]>([
    ["responded", { answers: [] }],
    ["denied", { reply: "No.", answers: [] }],
    ["no_response", { reply: "Nothing came" }],
    ["unreachable", { answers: [1] }],
    ["declined", { cite: { claimIds: [1], terms: "on_record" }, answers: [1] }],
    ["no_comment", { cite: { claimIds: [1], terms: "on_record" }, answers: [1] }],
    ["denied", { reply: "No.", answers: [1], cite: { claimIds: [2], terms: "on_record" } }],
    ["denied", { reply: "No.", answers: [1], cite: { claimIds: [1], terms: "not_said" } }],
    ["sent", {}],
    ["not_contacted", {}],
  ])("%s with %j is not what it says", async (outcome, more) => {
    const at = await sent();
    await expectRefused("INVALID", async () => record(desk.editor, at, outcome, more));
  });

  it("is refused where nobody was asked, before the deadline, of a claim not put, and to who reads", async () => {
    const fresh = await draft(desk.editor);
    await expectRefused("RULE_UNMET", () => record(desk.editor, fresh, "no_response"));
    const early = await sent({ deadline: from(5) });
    await expectRefused("RULE_UNMET", () => record(desk.editor, early, "no_response"));
    const at = await sent();
    const strange = await makeClaim(desk.editor, story);
    const denied = { reply: "No.", answers: [strange.claimId] };
    await expectRefused("INVALID", () => record(desk.editor, at, "denied", denied));
    await expectRefused("FORBIDDEN", () => record(desk.viewer, at, "declined"));
  });

  it("tells a late answer from the silence that it followed", async () => {
    const silent = await record(desk.editor, await sent(), "no_response");
    const answered = { reply: "Sorry, only now.", answers: ids(claims) };
    const at = await record(desk.editor, silent, "responded", answered);
    expect(await eventsOf(at, "reply.recorded")).toMatchObject([
      { from: "sent", outcome: "no_response" },
      { from: "no_response", outcome: "responded" },
    ]);
  });
});

describe("withdrawing", () => {
  it("keeps the request and says why", async () => {
    const at = await withdraw(desk.editor, await sent());
    expect(await rowOfRequest(at)).toMatchObject({
      withdrawnReason: "Asked twice",
      outcome: "sent",
    });
    await expectRefused("RULE_UNMET", () => remind(desk.editor, at));
    await expectRefused("RULE_UNMET", () => record(desk.editor, at, "declined"));
    await expectRefused("RULE_UNMET", () => change(desk.editor, at, { whom: "Nobody" }));
  });

  it("is not for who checks, nor of what was answered", async () => {
    const at = await sent();
    await expectRefused("FORBIDDEN", () => withdraw(desk.reviewer, at));
    const declined = await record(desk.editor, at, "declined");
    await expectRefused("RULE_UNMET", () => withdraw(desk.editor, declined));
  });
});

it("tells who was second what stands now", async () => {
  const at = await draft(desk.editor);
  const done = await send(desk.admin, at);
  for (const late of [
    () => change(desk.editor, at, { whom: "Her deputy" }),
    () => send(desk.editor, at),
    () => remind(desk.editor, at),
    () => record(desk.editor, at, "declined"),
    () => withdraw(desk.editor, at),
  ]) {
    const error = await expectRefused("CONFLICT", late);
    expect(error.current).toMatchObject({ outcome: "sent", changedBy: desk.admin.name });
    expect(error.message).toContain(desk.admin.name);
  }
  expect(await rowOfRequest(done)).toMatchObject({ revision: 1 });
});

it("shows what is late on the board and on the desk of those who see the story", async () => {
  const own = await makeStory(desk.editor);
  const claim = await makeClaim(desk.editor, own);
  const put = { story: own.slug, claims: [{ claimId: claim.claimId }] };
  const late = await send(desk.editor, await draft(desk.editor, put));
  await send(desk.editor, await draft(desk.editor, put), { deadline: from(40) });
  await record(desk.editor, await send(desk.editor, await draft(desk.editor, put)), "declined");
  const board = await getBoard(desk.viewer, own.id);
  expect(board.requests[0]).toMatchObject({
    id: late.requestId,
    group: "overdue",
    isOverdue: true,
  });
  expect(board.counts).toEqual({ overdue: 1, week: 1, closed: 1 });
  const overdue = await listOverdue(desk.viewer);
  expect(overdue.find(({ slug }) => slug === own.slug)).toMatchObject({ overdue: 1 });
});

it("leaves a log that is whole", async () => {
  expect(await verifyChain()).toMatchObject({ ok: true });
});
