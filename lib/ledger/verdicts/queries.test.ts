import { expect, it } from "vitest";
import { editClaim, logClaim } from "@/lib/ledger/claims/commands";
import { handOverClaim } from "@/lib/ledger/claims/moves";
import { getClaim } from "@/lib/ledger/claims/queries";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { giveVerdict } from "./commands";
import { getReview } from "./queries";

useDatabase();

it("names a hedge that only the second rewording after the verdict dropped", async () => {
  const editor = await makePerson("editor");
  const reviewer = await makePerson("reviewer");
  const story = await makeStory(editor);
  const { claimId, number } = await logClaim(editor, {
    story: story.slug,
    wording: "The Contractor may have read the mail-box",
  });
  const read = async () => {
    const claim = await getClaim(reviewer, story.slug, number);
    return { claim, review: await getReview(reviewer, claim) };
  };
  const reword = async (wording: string) => {
    const { revision } = (await read()).claim;
    await editClaim(editor, { claimId, revision, patch: { wording } });
    return (await read()).review.changes;
  };
  await handOverClaim(editor, { claimId, revision: (await read()).claim.revision });
  const { contentRevision } = (await read()).claim;
  await giveVerdict(reviewer, {
    claimId,
    contentRevision,
    level: "unverifiable",
    note: "Nothing to check it against.",
    replaces: null,
  });

  expect(await reword("The contractor may have read the mail-box")).toEqual([]);
  expect(await reword("The contractor read the mail-box")).toEqual(["‘may have’ is gone"]);
  expect(await reword("The contractor may have read the mail-box")).toEqual([]);
});
