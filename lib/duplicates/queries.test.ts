/** Like claims over all stories: what is offered, and that what is hidden is not there. */
import { beforeAll, expect, it } from "vitest";
import { withdrawClaim } from "@/lib/ledger/claims/moves";
import {
  makeCitation,
  makeClaim,
  makeDesk,
  makeSource,
  rowOf,
  type Desk,
} from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { listDuplicates, listAlike } from "./queries";

useDatabase();
let desk: Desk;
const SAID = "The harbour board paid nine million crowns for the old crane";
const AGAIN = { wording: "Harbour board paid nine million crowns for an old crane" };

beforeAll(async () => {
  desk = await makeDesk();
});

it("offers what other stories say already, with a source to cite as well", async () => {
  const story = await makeStory(desk.editor);
  const source = await makeSource(desk.editor);
  const claim = await makeClaim(desk.editor, story, { wording: SAID });
  await makeCitation(desk.editor, claim, { sourceId: source.id });
  const [offer, ...others] = await listAlike(desk.viewer, AGAIN);
  expect(others).toEqual([]);
  expect(offer).toMatchObject({
    ...{ claimId: claim.claimId, slug: story.slug, says: "same", level: "unverified" },
    ...{ isJudged: false, source: { id: source.id } },
  });
  const otherFigure = { wording: "The harbour board paid twelve million crowns for the crane" };
  expect(await listAlike(desk.viewer, otherFigure)).toMatchObject([{ says: "other" }]);
  expect(await listAlike(desk.viewer, { wording: "The crane" })).toEqual([]);

  const { revision } = await rowOf(claim);
  await withdrawClaim(desk.editor, { claimId: claim.claimId, revision, reason: "Said twice." });
  expect(await listAlike(desk.viewer, AGAIN)).toEqual([]);
});

it("offers nothing of a story that does not exist for whoever types", async () => {
  const hidden = await makeStory(desk.editor, { restricted: true });
  await makeClaim(desk.editor, hidden, { wording: SAID });
  expect(await listAlike(desk.editor, AGAIN)).toHaveLength(1);
  expect(await listAlike(desk.reviewer, AGAIN)).toEqual([]);
  expect(await listAlike(desk.admin, AGAIN)).toEqual([]);
});

it("lists each likely duplicate once, the latest first, page after page", async () => {
  const [one, two] = [await makeStory(desk.editor), await makeStory(desk.editor)];
  const wording = "Tarrow Yard launched four patrol boats in March";
  const first = await makeClaim(desk.editor, one, { wording });
  const last = await makeClaim(desk.editor, two, { wording: `${wording} of that year` });
  const { pairs, next } = await listDuplicates(desk.reviewer, null);
  const found = pairs.filter(({ claim }) => claim.wording.startsWith("Tarrow Yard"));
  expect(found).toMatchObject([
    { claim: { claimId: last.claimId }, others: [{ claimId: first.claimId, says: "same" }] },
  ]);
  expect(next).toBeNull();
  expect((await listDuplicates(desk.reviewer, last.claimId)).pairs).toEqual([]);
});
