/** Proposals: made with a draft, accepted with their source and place, dismissed for good. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attachFile } from "@/lib/ledger/citations/attachments";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import {
  eventsOf,
  makeCitation,
  makeClaim,
  makeDesk,
  makeSource,
  rowOf,
  type Desk,
} from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";
import { askForProposals } from "./ask-model";
import { pasteDraft } from "@/lib/drafts/commands";
import {
  acceptProposal,
  acceptProposals,
  dismissProposal,
  restoreProposal,
} from "./decide-proposals";
import { getProposal } from "./proposed";
import { getDraft } from "@/lib/drafts/queries";
import { OPEN_PROPOSALS_LIMIT, PROPOSALS_IN_SENTENCE, PROPOSALS_LISTED } from "@/lib/drafts/rules";
import { checkQuotes } from "@/lib/drafts/quote-checks";

useDatabase();

let desk: Desk;

beforeAll(async () => {
  desk = await makeDesk();
});

let count = 0;

/** A speaker of their own for each test, so that directories do not meet. */
function speaker(): string {
  count += 1;
  const names = ["Odile Varga", "Tamsin Okoro", "Henrik Solberg", "Marisol Quint", "Pavel Drozd"];
  const others = [
    "Ines Calloway",
    "Bertrand Achebe",
    "Yusuf Lindqvist",
    "Greta Mbeki",
    "Anselm Roth",
  ];
  return [...names, ...others][count % 10]!;
}

async function startWith(...paragraphs: string[]) {
  const story = await makeStory(desk.editor);
  await pasteDraft(desk.editor, { story: story.slug, plain: paragraphs.join("\n\n") });
  return { story, draft: await getDraft(desk.editor, story.slug, 1) };
}

const paragraphsOf = (name: string) => [
  `The bridge was closed on Monday. ${name}, the harbour master, said that the cable had snapped twice in one week.`,
  `Two engineers said the alarm may have been switched off.`,
];

function find(draft: Awaited<ReturnType<typeof getDraft>>, words: string) {
  const found = draft.proposals.find(({ start, end }) =>
    draft.text.slice(start, end).includes(words),
  );
  if (!found) throw new Error(`Nothing was proposed about “${words}”.`);
  return found;
}

describe("what is proposed", () => {
  it("says who asserts it, how it is attributed, and which hedges it has, but no level", async () => {
    const name = speaker();
    const { draft } = await startWith(...paragraphsOf(name));
    const named = find(draft, "cable had snapped");
    expect(named).toMatchObject({
      origin: "rules",
      paragraph: 1,
      claim: { attribution: "named", source: { name, kind: "person", isNamed: true } },
    });
    expect(named.claim.cue).toBe("said");
    const unnamed = find(draft, "switched off");
    expect(unnamed.claim.attribution).toBe("unnamed");
    expect(unnamed.claim.hedges).toContain("may have");
    expect(JSON.stringify(draft.proposals)).not.toContain('"level"');
  });
});

describe("how many are listed", () => {
  it("is what a person can look through, those first that are most worth it", async () => {
    const plain = Array.from(
      { length: 450 },
      (_, number) => `Two officials said that the road was closed near mile ${number}.`,
    );
    plain.push("Two officials denied that they may have paid 5 million euros in May 2020.");
    const { story, draft } = await startWith(...plain);
    expect(draft.proposals).toHaveLength(PROPOSALS_LISTED);
    expect(draft.unlisted).toBe(plain.length - PROPOSALS_LISTED);
    expect(find(draft, "5 million euros")).toBeDefined();
    const added = await db().event.findFirstOrThrow({
      where: { storyId: story.id, type: "draft.added" },
    });
    expect(JSON.parse(added.data)).toMatchObject({
      proposals: PROPOSALS_LISTED,
      unlisted: draft.unlisted,
    });
  });

  it("is no more of one sentence than a person can keep apart, the worthiest of them", async () => {
    const { draft } = await startWith(
      "Ann Doe said the gates leak, Tom Lund said the locks are old, Jo Hale said the pumps run, and Ida Roth said that the mayor took 90,000 euros in bribes.",
    );
    expect(draft.proposals).toHaveLength(PROPOSALS_IN_SENTENCE);
    expect(draft.unlisted).toBe(1);
    expect(find(draft, "bribes")).toBeDefined();
  });

  it("counts the members of a list as one", async () => {
    const { draft } = await startWith(
      "A spreadsheet listed the Harbour Office, the Royal Navy, the Ports Union, the Customs Court and NATO as targets.",
    );
    expect(draft.proposals).toHaveLength(5);
    expect(draft.unlisted).toBe(0);
  });

  it("leaves room for others where some were dismissed before", async () => {
    const plain = Array.from(
      { length: 405 },
      (_, number) => `Two officials said that the road was closed near mile ${number}.`,
    );
    const { story, draft } = await startWith(...plain);
    const [first] = draft.proposals;
    if (!first) throw new Error("Nothing was proposed.");
    await dismissProposal(desk.editor, { proposalId: first.id, revision: first.revision });
    await pasteDraft(desk.editor, {
      story: story.slug,
      plain: [...plain, "The end."].join("\n\n"),
    });
    const next = await getDraft(desk.editor, story.slug, 2);
    expect(next.proposals).toHaveLength(PROPOSALS_LISTED);
    expect(next.unlisted).toBe(plain.length - PROPOSALS_LISTED - 1);
    expect(() => find(next, "near mile 0.")).toThrow();
  });

  it("is none for those who decide none", async () => {
    const { story, draft } = await startWith(...paragraphsOf(speaker()));
    expect(draft.proposals.length).toBeGreaterThan(0);
    const proposalId = draft.proposals[0]!.id;
    for (const reader of [desk.reviewer, desk.viewer]) {
      const seen = await getDraft(reader, story.slug, 1);
      expect(seen).toMatchObject({ proposals: [], unlisted: 0 });
      await expectRefused("NOT_FOUND", () => getProposal(reader, story.slug, 1, proposalId));
    }
  });
});

describe("accepting", () => {
  it("logs the claim with its source and place in one step", async () => {
    const name = speaker();
    const { story, draft } = await startWith(...paragraphsOf(name));
    const { id: proposalId, revision, ...mark } = find(draft, "cable had snapped");
    const accepted = await acceptProposal(desk.editor, { proposalId, revision });
    expect(accepted).toMatchObject({ ref: "C1", source: name });
    expect(await rowOf(accepted)).toMatchObject({
      level: "unverified",
      reviewState: "open",
      attribution: "named",
      sourceNames: name,
    });
    const after = await getDraft(desk.editor, story.slug, 1);
    expect(after.claims).toMatchObject([{ ref: "C1", start: mark.start, end: mark.end }]);
    expect(after.proposals.map(({ id }) => id)).not.toContain(proposalId);
    const source = await db().source.findFirstOrThrow({ where: { name } });
    expect(source).toMatchObject({ kind: "person", title: "harbour master" });
    expect(await eventsOf(accepted, "proposal.accepted")).toMatchObject([
      { data: { ref: "C1", draft: 1, origin: "rules" } },
    ]);
    await expectRefused("CONFLICT", () => acceptProposal(desk.editor, { proposalId, revision }));
  });

  it("cites the directory's source where the name, or an alias, is the text's", async () => {
    const name = speaker();
    const known = await makeSource(desk.editor, { name: `Dr ${name}`, aliases: name });
    const { story, draft } = await startWith(...paragraphsOf(name));
    const { id: proposalId, revision } = find(draft, "cable had snapped");
    expect((await getProposal(desk.editor, story.slug, 1, proposalId)).match).toMatchObject({
      kind: "known",
      source: { id: known.id },
    });
    const accepted = await acceptProposal(desk.editor, { proposalId, revision });
    expect(accepted.source).toBe(known.name);
  });

  it("asks a person where the directory holds nearly the same name, and takes the answer", async () => {
    const name = speaker();
    const initial = `${name[0]!}. ${name.split(" ")[1]!}`;
    const near = await makeSource(desk.editor, { name: initial });
    const { story, draft } = await startWith(...paragraphsOf(name));
    const { id: proposalId, revision } = find(draft, "cable had snapped");
    expect((await getProposal(desk.editor, story.slug, 1, proposalId)).match.kind).toBe("near");
    const refused = await expectRefused("CONFLICT", () =>
      acceptProposal(desk.editor, { proposalId, revision }),
    );
    expect(refused.current).toMatchObject([{ id: near.id, name: initial }]);
    const accepted = await acceptProposal(desk.editor, {
      proposalId,
      revision,
      sourceId: near.id,
      wording: "The cable snapped twice",
    });
    expect(await rowOf(accepted)).toMatchObject({
      wording: "The cable snapped twice",
      sourceNames: initial,
    });
  });

  it("cites each of two who say so together", async () => {
    const [first, second] = ["Brita Vang", "Cosmo Irle"];
    const known = await makeSource(desk.editor, { name: first });
    const { story, draft } = await startWith(`${first} and ${second} said that the gates leak.`);
    const { id: proposalId, revision } = find(draft, "gates leak");
    expect((await getProposal(desk.editor, story.slug, 1, proposalId)).match).toMatchObject({
      kind: "several",
      each: [{ kind: "known", source: { id: known.id } }, { kind: "new" }],
    });
    const accepted = await acceptProposal(desk.editor, { proposalId, revision });
    expect(accepted.source).toBe(`${first}, ${second}`);
    const citations = await db().citation.findMany({
      where: { claimId: accepted.claimId },
      orderBy: { position: "asc" },
      include: { source: { select: { name: true, kind: true } } },
    });
    expect(citations.map(({ source }) => source)).toEqual([
      { name: first, kind: "person" },
      { name: second, kind: "person" },
    ]);
    expect((await rowOf(accepted)).sourceNames).toContain(second);
    expect(await eventsOf(accepted, "citation.added")).toMatchObject([
      { data: { source: second } },
    ]);
  });

  it("cites of two only whom a person wants, and nobody under a surname alone", async () => {
    const { draft } = await startWith(
      "Edla Sarn and Milo Grebe said that the gates leak. Vogt and Nilsen said that the pumps run.",
    );
    const [gates, pumps] = [find(draft, "gates leak"), find(draft, "pumps run")];
    const one = await acceptProposal(desk.editor, {
      proposalId: gates.id,
      revision: gates.revision,
      named: ["Milo Grebe"],
    });
    expect(one.source).toBe("Milo Grebe");
    const { refs } = await acceptProposals(desk.editor, {
      draftId: draft.id,
      proposalIds: [pumps.id],
    });
    expect(refs).toHaveLength(1);
    expect(await db().source.count({ where: { name: { in: ["Edla Sarn", "Vogt"] } } })).toBe(0);
  });

  it("cites whom a person says “she” is, and nobody where nobody says", async () => {
    const text = "Runa Beck met Sofie Lange on Friday. She said that the gates leak.";
    const { story, draft } = await startWith(text);
    const { id: proposalId, revision, claim } = find(draft, "gates leak");
    expect(claim).toMatchObject({ assertedBy: "", source: { name: "She", open: {} } });
    const { match } = await getProposal(desk.editor, story.slug, 1, proposalId);
    expect(match).toMatchObject({ kind: "open" });
    expect(match.kind === "open" && match.each.map(({ person }) => person.name).sort()).toEqual([
      "Runa Beck",
      "Sofie Lange",
    ]);
    const named = await acceptProposal(desk.editor, {
      proposalId,
      revision,
      named: ["Sofie Lange"],
    });
    expect(named.source).toBe("Sofie Lange");
    const again = await startWith(text);
    const open = find(again.draft, "gates leak");
    const nobody = await acceptProposal(desk.editor, {
      proposalId: open.id,
      revision: open.revision,
    });
    expect(nobody.source).toBeNull();
    expect(await db().source.count({ where: { name: { in: ["She", "Runa Beck"] } } })).toBe(0);
  });

  it("of several leaves open what a person has to look at, with the reason", async () => {
    const name = speaker();
    await makeSource(desk.editor, { name: `${name[0]!}. ${name.split(" ")[1]!}` });
    const { story, draft } = await startWith(...paragraphsOf(name));
    const asked = find(draft, "cable had snapped");
    const easy = find(draft, "switched off");
    const result = await acceptProposals(desk.editor, {
      draftId: draft.id,
      proposalIds: [asked.id, easy.id],
    });
    expect(result.refs).toEqual(["C1"]);
    expect(result.left).toMatchObject([{ proposalId: asked.id }]);
    const after = await getDraft(desk.editor, story.slug, 1);
    expect(after.proposals.map(({ id }) => id)).toContain(asked.id);
  });

  it("is for editors, in the newest draft, of stories that exist for them", async () => {
    const name = speaker();
    const { story, draft } = await startWith(...paragraphsOf(name));
    const { id: proposalId, revision } = find(draft, "switched off");
    await expectRefused("FORBIDDEN", () => acceptProposal(desk.reviewer, { proposalId, revision }));
    await pasteDraft(desk.editor, { story: story.slug, plain: "Another text." });
    await expectRefused("CONFLICT", () => acceptProposal(desk.editor, { proposalId, revision }));
    const hidden = await makeStory(desk.editor, { restricted: true });
    await pasteDraft(desk.editor, {
      story: hidden.slug,
      plain: paragraphsOf(speaker()).join("\n\n"),
    });
    const { proposals } = await getDraft(desk.editor, hidden.slug, 1);
    await expectRefused("NOT_FOUND", () =>
      acceptProposal(desk.admin, { proposalId: proposals[0]!.id, revision: 0 }),
    );
  });
});

describe("dismissing", () => {
  it("is kept in later drafts, though words around it and a word in it changed", async () => {
    const name = speaker();
    const { story, draft } = await startWith(...paragraphsOf(name));
    const { id: proposalId, revision } = find(draft, "switched off");
    const dismissed = await dismissProposal(desk.editor, { proposalId, revision });
    const later = [
      "A new beginning.",
      ...paragraphsOf(name).map((text) => text.replace("the alarm", "the main alarm")),
    ];
    await pasteDraft(desk.editor, { story: story.slug, plain: later.join("\n\n") });
    const next = await getDraft(desk.editor, story.slug, 2);
    expect(() => find(next, "switched off")).toThrow(/Nothing was proposed/);
    expect(find(next, "cable had snapped")).toBeDefined();
    await expectRefused("CONFLICT", () =>
      restoreProposal(desk.editor, { proposalId, revision: dismissed.revision }),
    );
  });

  it("can be undone", async () => {
    const { story, draft } = await startWith(...paragraphsOf(speaker()));
    const { id: proposalId, revision } = find(draft, "switched off");
    const dismissed = await dismissProposal(desk.editor, { proposalId, revision });
    expect(
      (await getDraft(desk.editor, story.slug, 1)).proposals.map(({ id }) => id),
    ).not.toContain(proposalId);
    await restoreProposal(desk.editor, { proposalId, revision: dismissed.revision });
    expect(find(await getDraft(desk.editor, story.slug, 1), "switched off").id).toBe(proposalId);
  });
});

describe("a configured model", () => {
  let server: Server;
  let answer: (body: string) => { status: number; body: string };
  const asked: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk) => (body += String(chunk)));
      request.on("end", () => {
        asked.push(`${request.url ?? ""} ${request.headers.authorization ?? ""}`);
        const { status, body: text } = answer(body);
        response.writeHead(status, { "Content-Type": "application/json" }).end(text);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });

  afterAll(() => {
    server.close();
  });

  const says = (claims: unknown) => ({
    status: 200,
    body: JSON.stringify({
      choices: [{ message: { content: `\`\`\`json\n${JSON.stringify({ claims })}\n\`\`\`` } }],
    }),
  });

  /** Configuration is read once, so the module is loaded anew with it. */
  async function configure() {
    const { env } = await import("@/lib/platform/env");
    const { port } = server.address() as AddressInfo;
    env().proposalModel = { endpoint: `http://127.0.0.1:${port}/v1`, model: "small", key: "k" };
  }

  it("is not asked unless there is one", async () => {
    const { draft } = await startWith("The lamps were out.");
    expect(draft.can.askModel).toBe(false);
    await expectRefused("RULE_UNMET", () => askForProposals(desk.editor, { draftId: draft.id }));
    expect(asked).toEqual([]);
  });

  it("adds what the text bears out, shown as a model's, and nothing else", async () => {
    await configure();
    const { story, draft } = await startWith(
      "The lamps were out. Rain fell on the quay all night.",
    );
    expect(draft.can.askModel).toBe(true);
    answer = (body) => {
      expect(body).toContain("Rain fell on the quay");
      return says([
        { quote: "Rain fell on the quay all night", wording: "It rained", source: "God" },
        { quote: "The lamps were on", wording: "The lamps were on" },
        { wording: "No quote at all" },
      ]);
    };
    expect(await askForProposals(desk.editor, { draftId: draft.id })).toEqual({
      added: 1,
      dropped: 2,
    });
    expect(asked).toEqual(["/v1/chat/completions Bearer k"]);
    const { proposals } = await getDraft(desk.editor, story.slug, 1);
    const [added] = proposals.filter(({ origin }) => origin === "model");
    // A source that does not stand in the text is the model's invention.
    expect(added).toMatchObject({ claim: { wording: "It rained", source: null } });
    expect(await askForProposals(desk.editor, { draftId: draft.id })).toMatchObject({ added: 0 });
  });

  it("adds none beyond those that can wait, and says what to do", async () => {
    await configure();
    const { draft } = await startWith("The lamps were out. Rain fell on the quay all night.");
    answer = () => says([{ quote: "Rain fell on the quay all night" }]);
    const waiting = await db().proposal.count({ where: { draftId: draft.id, state: "open" } });
    const file = new Database(env().databaseFile);
    const fill = file.prepare(
      `INSERT INTO "Proposal" ("draftId", "start", "end", "fingerprint", "data") VALUES (?, 0, 1, ?, '{}')`,
    );
    file.transaction(() => {
      for (let at = waiting; at < OPEN_PROPOSALS_LIMIT; at += 1) fill.run(draft.id, `x${at}`);
    })();
    file.close();
    const refused = await expectRefused("RULE_UNMET", () =>
      askForProposals(desk.editor, { draftId: draft.id }),
    );
    expect(refused.message).toContain("5000");
    expect(refused.unmet).toHaveLength(1);
  });

  it("of bad answers keeps what the text bears out, whole and by whom the text says", async () => {
    await configure();
    const text =
      "According to two former clerks, the firm bribed three inspectors. “Rain,” he said. The bridge fell in May. Rain fell on the quay all night.";
    const { story, draft } = await startWith(text);
    answer = () =>
      says([
        { quote: "fell on the quay all ni", source: "God", wording: "Rain fell on 3 quays" },
        { quote: "bribed three", source: "the firm" },
        { quote: "in May. Rain" },
        { quote: "." },
      ]);
    expect(await askForProposals(desk.editor, { draftId: draft.id })).toEqual({
      added: 1,
      dropped: 2,
    });
    const { proposals } = await getDraft(desk.editor, story.slug, 1);
    const added = proposals.filter(({ origin }) => origin === "model");
    expect(added).toMatchObject([
      { claim: { wording: "Rain fell on the quay all night", source: null } },
    ]);
  });

  it.each([
    ["an error", () => ({ status: 500, body: "{}" })],
    ["no JSON", () => ({ status: 200, body: "Sure! Here you go" })],
    ["another form", () => says("none")],
  ])("that answers with %s changes nothing", async (_, answers) => {
    await configure();
    const { draft } = await startWith("The lamps were out.");
    answer = answers;
    await expectRefused("RULE_UNMET", () => askForProposals(desk.editor, { draftId: draft.id }));
  });
});

describe("quotes of citations", () => {
  it("are checked against the newest draft and against the files on the citation", async () => {
    const { story } = await startWith("“We never paid him,” the chair said on Friday.");
    const claim = await makeClaim(desk.editor, story);
    const altered = await makeCitation(desk.editor, claim, { quote: "We paid him" });
    const { citationId } = await makeCitation(desk.editor, claim, { quote: "We never paid him" });
    await makeCitation(desk.editor, claim);
    await attachFile(desk.editor, citationId, {
      name: "transcript.txt",
      type: "text/plain",
      content: new TextEncoder().encode("CHAIR: We never ever paid him. Next question."),
    });
    await attachFile(desk.editor, citationId, {
      name: "photo.png",
      type: "image/png",
      content: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
    });
    const checks = await checkQuotes(desk.viewer, claim.claimId);
    expect(checks[altered.citationId]).toMatchObject([
      { against: "Draft 1", result: "altered", changes: [{ kind: "negation" }] },
    ]);
    expect(checks[citationId]).toMatchObject([
      { against: "Draft 1", result: "exact" },
      { against: "transcript.txt", result: "altered" },
    ]);
    expect(Object.keys(checks)).toHaveLength(2);
  });

  it("of a story that does not exist for the asker are not checked", async () => {
    const story = await makeStory(desk.editor, { restricted: true });
    const claim = await makeClaim(desk.editor, story);
    await makeCitation(desk.editor, claim, { quote: "Anything" });
    expect(await checkQuotes(desk.admin, claim.claimId)).toEqual({});
  });
});
