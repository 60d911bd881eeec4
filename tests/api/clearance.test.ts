/** What the API says of a draft's hash, and of a text that was published, to the digit. */
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { pasteDraft } from "@/lib/drafts/commands";
import { clearDraft } from "@/lib/clearance/commands";
import { choosePolicy, copyPolicy, changePolicy } from "@/lib/clearance/policy-commands";
import { readGate } from "@/lib/clearance/queries";
import { withdrawClaim } from "@/lib/ledger/claims/moves";
import { makeClaim, makeDesk, type Desk } from "@/tests/support/claims";
import { readRefusal, signIn, type CookieJar } from "@/tests/support/browser";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { GET, POST } from "@/app/api/v1/stories/[slug]/clearance/route";

const jar = vi.hoisted<CookieJar>(() => new Map());
vi.mock("next/headers", () => ({ cookies: () => Promise.resolve(jar) }));

const TEXT = [
  "The ferry contract cost £41m more than the bid that it beat.",
  "Three officials read the file on 4 May. The yard says “we priced it as asked” – and no more.",
].join("\n\n");

useDatabase();
let desk: Desk;
let slug: string;
let sha256: string;
beforeAll(async () => {
  desk = await makeDesk();
  const story = await makeStory(desk.editor, { status: "checking" });
  slug = story.slug;
  await pasteDraft(desk.editor, { story: slug, plain: TEXT });
  const lax = await copyPolicy(desk.admin, { from: "breaking", name: "Nothing asked" });
  await changePolicy(desk.admin, { ...lax, patch: { coverage: 0 } });
  await choosePolicy(desk.editor, { story: slug, policy: String(lax.policyId) });
  const gate = await readGate(desk.editor, slug);
  sha256 = gate.facts.draft!.sha256;
});
beforeEach(() => signIn(jar, desk.viewer));

const address = (of: string, query = "") =>
  `http://localhost/api/v1/stories/${of}/clearance${query}`;
const params = (of = slug) => ({ params: Promise.resolve({ slug: of }) });
const ask = (query = "") => GET(new Request(address(slug, query)), params());
const hold = (text: unknown) =>
  POST(
    new Request(address(slug), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text }),
    }),
    params(),
  );
const value = async (answer: Response) => ((await answer.json()) as { value: unknown }).value;

it("says what stands in the way before anything is cleared", async () => {
  const { claimId } = await makeClaim(desk.editor, { slug }, { wording: "It cost £41m more" });
  const answer = (await (await ask()).json()) as { blockers: Array<{ kind: string }> };
  expect(answer).toMatchObject({ story: slug, hash: sha256, cleared: false, clearance: null });
  expect(answer.blockers.map(({ kind }) => kind)).toEqual(["undecided", "unplaced"]);
  expect((await readRefusal(await hold(TEXT))).status).toBe(404);
  await withdrawClaim(desk.editor, { claimId, revision: 0, reason: "Twice" });
});

describe("once a draft is cleared", () => {
  beforeAll(async () => {
    const gate = await readGate(desk.editor, slug);
    await clearDraft(desk.editor, { story: slug, sha256, seen: gate.seen });
  });

  it("says so for its hash, and for no other", async () => {
    expect(await (await ask(`?hash=${sha256}`)).json()).toMatchObject({
      ...{ cleared: true, status: "cleared", open: 0 },
      clearance: {
        draft: 1,
        sha256,
        by: desk.editor.name,
        policy: "Nothing asked",
        reopened: null,
      },
    });
    const other = await ask(`?hash=${"0".repeat(64)}`);
    expect(await other.json()).toMatchObject({ cleared: false, clearance: null });
  });

  it.each(["?hash=7c1e", "?hash=", "?digest=1"])("refuses %s by name", async (query) => {
    expect(await readRefusal(await ask(query))).toMatchObject({ status: 400, code: "INVALID" });
  });

  it.each([
    ["word for word", TEXT],
    ["with other line ends", TEXT.replaceAll("\n", "\r\n")],
    ["with other lines between", TEXT.replace("\n\n", "\n\n\n")],
  ])("is the same text %s", async (_how, text) => {
    expect(await value(await hold(text))).toMatchObject({ result: "same", differences: [] });
  });

  it("differs by one digit, and says where", async () => {
    const found = await value(await hold(TEXT.replace("£41m", "£47m")));
    expect(found).toMatchObject({ result: "different", draft: 1, sha256, stands: true });
    const { differences } = found as { differences: Array<Record<string, unknown>> };
    expect(differences).toHaveLength(1);
    expect(differences[0]).toMatchObject({ kind: "changed", cleared: { paragraph: 1 } });
    const pieces = differences[0]!.pieces as Array<{ kind: string; text: string }>;
    expect(pieces.find(({ kind }) => kind === "dropped")!.text).toContain("41");
    expect(pieces.find(({ kind }) => kind === "added")!.text).toContain("47");
  });

  it("differs by a paragraph that is gone", async () => {
    const found = await value(await hold(TEXT.split("\n\n")[0]!));
    expect(found).toMatchObject({ result: "different", differences: [{ kind: "dropped" }] });
  });

  it("differs in its typography alone, which is told apart", async () => {
    const plain = TEXT.replace("“", '"').replace("”", '"').replace("–", "-");
    expect(await value(await hold(plain))).toMatchObject({ result: "typography" });
  });

  it.each(["", "  ", 7, null])("takes no %j for a text", async (text) => {
    expect((await readRefusal(await hold(text))).status).toBe(400);
  });

  it("says when and why it was opened again", async () => {
    await makeClaim(desk.editor, { slug });
    const answer: unknown = await (await ask(`?hash=${sha256}`)).json();
    expect(answer).toMatchObject({
      cleared: false,
      clearance: { reopened: { by: desk.editor.name } },
    });
    expect(await value(await hold(TEXT))).toMatchObject({ result: "same", stands: false });
  });
});

it("is not there where the story is not", async () => {
  const hidden = await makeStory(desk.editor, { restricted: true });
  const answer = await GET(new Request(address(hidden.slug)), params(hidden.slug));
  expect((await readRefusal(answer)).status).toBe(404);
});
