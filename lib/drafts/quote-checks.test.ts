/** Quotes against the newest draft and against what of the source's own words is on file. */
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { attachFile } from "@/lib/ledger/citations/attachments";
import { removeCitation } from "@/lib/ledger/citations/commands";
import { db } from "@/lib/platform/db";
import { makeCitation, makeClaim, makeDesk, makeSource, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { pasteDraft } from "./commands";
import { acceptProposal } from "./propose/decide-proposals";
import { getDraft } from "./queries";
import { checkQuotes } from "./quote-checks";

useDatabase();

let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk();
});

type Terms = "on_record" | "off_record" | "background";
type Options = { quote?: string; terms?: Terms; restricted?: boolean; actor?: Actor };

/** A story with a claim that cites the source. */
async function citing(source: { id: number }, options: Options = {}) {
  const { quote, terms, restricted = false, actor = desk.editor } = options;
  const story = await makeStory(actor, { restricted });
  const claim = await makeClaim(actor, story);
  const { citationId } = await makeCitation(actor, claim, {
    ...{ sourceId: source.id, terms },
    ...(quote !== undefined && { quote }),
  });
  return { story, claim, citationId };
}

const attach = (citationId: number, text: string, name = "Interview.txt", actor = desk.editor) =>
  attachFile(actor, citationId, {
    name,
    type: "text/plain",
    content: new TextEncoder().encode(text),
  });

const QUOTE = "We never paid the harbour board";
const SAID = `HALE: ${QUOTE}. Next question.`;

describe("a transcript on file", () => {
  it("is held against every citation of its source, in every story", async () => {
    const source = await makeSource(desk.editor);
    const there = await citing(source);
    await attach(there.citationId, SAID);
    const here = await citing(source, { quote: QUOTE });
    const { citationId: altered } = await makeCitation(desk.editor, here.claim, {
      sourceId: source.id,
      quote: "We paid the harbour board",
    });
    const checks = await checkQuotes(desk.viewer, here.claim.claimId);
    const against = `Interview.txt on file with C1 of ${there.story.slug}`;
    expect(checks[here.citationId]).toMatchObject([{ against, result: "exact" }]);
    expect(checks[altered]).toMatchObject([
      { against, result: "altered", changes: [{ kind: "negation" }] },
    ]);
  });

  it("is told of by its claim alone within one story, and once where it is the citation's own", async () => {
    const source = await makeSource(desk.editor);
    const { story, citationId } = await citing(source, { quote: QUOTE });
    await attach(citationId, SAID);
    const other = await makeClaim(desk.editor, story);
    const cited = await makeCitation(desk.editor, other, {
      sourceId: source.id,
      quote: QUOTE,
    });
    const [first] = await db().claim.findMany({ where: { storyId: story.id }, take: 1 });
    expect(await checkQuotes(desk.viewer, first!.id)).toMatchObject({
      [citationId]: [{ against: "Interview.txt", result: "exact" }],
    });
    expect(await checkQuotes(desk.viewer, other.claimId)).toMatchObject({
      [cited.citationId]: [{ against: "Interview.txt on file with C1", result: "exact" }],
    });
  });

  it("does not exist for whoever may not see its story", async () => {
    const source = await makeSource(desk.editor);
    const insider = await makePerson("editor");
    const hidden = await citing(source, { restricted: true, actor: insider });
    await attach(hidden.citationId, SAID, "Interview.txt", insider);
    const { claim, citationId } = await citing(source, { quote: QUOTE });
    expect((await checkQuotes(insider, claim.claimId))[citationId]).toHaveLength(1);
    for (const actor of [desk.editor, desk.viewer, desk.admin]) {
      expect((await checkQuotes(actor, claim.claimId))[citationId]).toEqual([]);
    }
  });

  it("given off the record is held against quotes on the same terms alone", async () => {
    const source = await makeSource(desk.editor);
    const there = await citing(source, { terms: "off_record" });
    await attach(there.citationId, SAID);
    const open = await citing(source, { quote: QUOTE });
    const closed = await citing(source, { quote: QUOTE, terms: "off_record" });
    expect((await checkQuotes(desk.editor, open.claim.claimId))[open.citationId]).toEqual([]);
    const checks = await checkQuotes(desk.editor, closed.claim.claimId);
    expect(checks[closed.citationId]).toMatchObject([{ result: "exact" }]);
  });

  it("goes with its citation, and is not another source's", async () => {
    const [source, stranger] = [await makeSource(desk.editor), await makeSource(desk.editor)];
    const there = await citing(source);
    await attach(there.citationId, SAID);
    const here = await citing(source, { quote: QUOTE });
    const other = await citing(stranger, { quote: QUOTE });
    expect((await checkQuotes(desk.editor, other.claim.claimId))[other.citationId]).toEqual([]);
    const { revision } = await db().citation.findUniqueOrThrow({
      where: { id: there.citationId },
    });
    await removeCitation(desk.editor, { citationId: there.citationId, revision });
    expect((await checkQuotes(desk.editor, here.claim.claimId))[here.citationId]).toEqual([]);
  });

  it("of several need hold the quote in one; where none does, each is said", async () => {
    const source = await makeSource(desk.editor);
    const there = await citing(source);
    await attach(there.citationId, SAID, "May.txt");
    await attach(there.citationId, "HALE: Good morning to all of you here.", "June.txt");
    const right = await citing(source, { quote: QUOTE });
    const wrong = await citing(source, { quote: "Nobody asked the treasurer about it" });
    expect((await checkQuotes(desk.editor, right.claim.claimId))[right.citationId]).toMatchObject([
      { against: expect.stringMatching(/^May/) as string, result: "exact" },
    ]);
    expect(
      (await checkQuotes(desk.editor, wrong.claim.claimId))[wrong.citationId]?.map(
        ({ result }) => result,
      ),
    ).toEqual(["not_found", "not_found"]);
  });
});

describe("a quote from a document", () => {
  const CLAUSE = "The contractor shall deliver all twelve pumps by May";
  it.each(["document", "dataset", "recording", "publication"] as const)(
    "of kind %s is not missed in the draft, but told where the draft misquotes it",
    async (kind) => {
      const source = await makeSource(desk.editor, { kind });
      const { story, claim, citationId } = await citing(source, { quote: CLAUSE });
      const against = async (plain: string) => {
        await pasteDraft(desk.editor, { story: story.slug, plain });
        return (await checkQuotes(desk.viewer, claim.claimId))[citationId];
      };
      expect(await against("The pumps were late.")).toEqual([]);
      expect(
        await against("The contractor had to deliver all twelve pumps by May, the paper says."),
      ).toEqual([]);
      expect(
        await against("“The contractor shall deliver all twenty pumps by May,” it says."),
      ).toMatchObject([{ result: "altered", changes: [{ kind: "figure" }] }]);
      expect(await against(`“${CLAUSE},” it says.`)).toMatchObject([{ result: "exact" }]);
    },
  );

  it("of a person is missed", async () => {
    const source = await makeSource(desk.editor);
    const { story, claim, citationId } = await citing(source, { quote: CLAUSE });
    await pasteDraft(desk.editor, { story: story.slug, plain: "The pumps were late." });
    expect((await checkQuotes(desk.viewer, claim.claimId))[citationId]).toMatchObject([
      { against: "Draft 1", result: "not_found" },
    ]);
  });

  it("is held against its file all the same", async () => {
    const source = await makeSource(desk.editor, { kind: "document" });
    const { claim, citationId } = await citing(source, { quote: CLAUSE });
    await attach(citationId, "Nothing of the kind is written here.", "contract.txt");
    expect((await checkQuotes(desk.viewer, claim.claimId))[citationId]).toMatchObject([
      { against: "contract.txt", result: "not_found" },
    ]);
  });
});

it.each([
  ["curly", "Dana Moss said: “The yard was shut in May.", "“Nobody was paid after that.”"],
  ["straight", 'Dana Moss said: "The yard was shut in May.', '"Nobody was paid after that."'],
  ["single", "Dana Moss said: ‘The yard was shut in May.", "‘Nobody was paid after that.’"],
])(
  "a quotation opened anew in the next paragraph is accepted and checked as one (%s)",
  async (_, first, second) => {
    const story = await makeStory(desk.editor);
    await pasteDraft(desk.editor, { story: story.slug, plain: `${first}\n\n${second}` });
    const { proposals } = await getDraft(desk.editor, story.slug, 1);
    expect(proposals).toHaveLength(1);
    const [proposal] = proposals;
    const accepted = await acceptProposal(desk.editor, {
      proposalId: proposal!.id,
      revision: proposal!.revision,
    });
    const [citation] = await db().citation.findMany({ where: { claimId: accepted.claimId } });
    expect(citation?.quote).toBe("The yard was shut in May.\n\nNobody was paid after that.");
    expect((await checkQuotes(desk.viewer, accepted.claimId))[citation!.id]).toMatchObject([
      { result: "exact", omissions: false },
    ]);
  },
);
