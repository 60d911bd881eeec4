/** A contradiction that the next draft mends: what is offered, to whom, and when not. */
import { beforeAll, describe, expect, it } from "vitest";
import { pasteDraft } from "@/lib/drafts/commands";
import { getDraft } from "@/lib/drafts/queries";
import { editClaim } from "@/lib/ledger/claims/commands";
import { db } from "@/lib/platform/db";
import { giveVerdict } from "@/lib/ledger/verdicts/commands";
import { decide, eventsOf, makeDesk, rowOf, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";
import { dismissFurtherPlace } from "./decide-further";
import { listFurtherPlaces } from "./further";
import { getMended, listMended, sayMended } from "./mended";
import { logClaimAt } from "./place-claims";

useDatabase();

let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk();
});

const BODY = "The ministry spent 40 million euros on the depot in 2023, the audit office said.";
const WORDS = "The ministry spent 40 million euros on the depot in 2023";

/** A body that says 40 and was decided, and then a headline that says 45. */
async function contradicted(restricted = false) {
  const story = await makeStory(desk.editor, { restricted, members: [desk.reviewer] });
  const paste = (headline: number, body = BODY) =>
    pasteDraft(desk.editor, {
      story: story.slug,
      plain: `Ministry spent ${headline} million euros on depot\n\n${body}\n\nIt rained in May.`,
    });
  await paste(40);
  const draft = await getDraft(desk.editor, story.slug, 1);
  const start = draft.text.indexOf(WORDS);
  const claim = await logClaimAt(desk.editor, {
    ...{ draftId: draft.id, start, end: start + WORDS.length, wording: WORDS },
  });
  await decide(desk, claim);
  await paste(45);
  expect(await rowOf(claim)).toMatchObject({ reviewState: "recheck" });
  return { story, claim, paste };
}

const read = async (claimId: number) => db().claim.findUniqueOrThrow({ where: { id: claimId } });

describe("a contradiction that the next draft mends", () => {
  it("is said, and the verdict given again with one key by whoever may", async () => {
    const { story, claim, paste } = await contradicted();
    expect(await getMended(desk.reviewer, claim.claimId)).toBeNull();
    await paste(40);
    const mended = await getMended(desk.reviewer, claim.claimId);
    expect(mended).toMatchObject({ ref: "C1", contradictedIn: 2, mendedIn: 3 });
    expect(await listMended(desk.viewer, story.slug)).toEqual([mended]);
    expect(await rowOf(claim)).toMatchObject({ reviewState: "recheck" });
    const { contentRevision } = await read(claim.claimId);
    const again = {
      ...{ claimId: claim.claimId, contentRevision, level: mended!.level },
      note: `Stands as before. ${sayMended(mended!)}`,
    };
    await expectRefused("FORBIDDEN", () => giveVerdict(desk.viewer, again));
    await giveVerdict(desk.reviewer, again);
    expect(await rowOf(claim)).toMatchObject({ reviewState: "decided", level: mended!.level });
    const events = await eventsOf(claim, "verdict.given");
    expect(events.at(-1)?.data.note).toContain("none in draft 3 does");
    expect(await getMended(desk.reviewer, claim.claimId)).toBeNull();
  });

  it("is not offered where the claim's own sentence changed with it", async () => {
    const { claim, paste } = await contradicted();
    await paste(40, BODY.replace("said", "denied"));
    expect(await getMended(desk.reviewer, claim.claimId)).toBeNull();
  });

  it("is not offered where the claim was reworded meanwhile", async () => {
    const { claim, paste } = await contradicted();
    const { revision } = await read(claim.claimId);
    await editClaim(desk.editor, {
      ...{ claimId: claim.claimId, revision },
      patch: { wording: "The ministry may have spent 40 million euros on the depot" },
    });
    await paste(40);
    expect(await getMended(desk.reviewer, claim.claimId)).toBeNull();
  });

  it("is offered where it was dismissed as another matter", async () => {
    const { story, claim } = await contradicted();
    const [place] = await listFurtherPlaces(desk.editor, story.slug, 2);
    await dismissFurtherPlace(desk.editor, {
      ...{ furtherPlaceId: place!.furtherPlaceId, revision: place!.revision },
    });
    const mended = await getMended(desk.reviewer, claim.claimId);
    expect(mended && sayMended(mended)).toContain("dismissed as another matter");
  });

  it("does not exist in a story that the reader may not see", async () => {
    const { claim, paste } = await contradicted(true);
    await paste(40);
    expect(await getMended(desk.viewer, claim.claimId)).toBeNull();
    expect(await getMended(desk.reviewer, claim.claimId)).not.toBeNull();
    expect(await getMended(desk.editor, claim.claimId)).not.toBeNull();
  });
});
