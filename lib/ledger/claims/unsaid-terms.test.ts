import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { parseInput } from "@/lib/access/action";
import type { Actor } from "@/lib/access/actor";
import { addCitation, editCitation, removeCitation } from "@/lib/ledger/citations/commands";
import { db } from "@/lib/platform/db";
import { rows } from "@/lib/platform/rows";
import { undoAct } from "@/lib/undo/commands";
import { Prisma } from "@/prisma/generated/client";
import {
  at,
  decide,
  eventsOf,
  makeCitation,
  makeClaim,
  makeDesk,
  makeSource,
  rowOf,
  sayTerms,
  type Desk,
} from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";
import { changeClaims } from "./bulk";
import { logClaim, logClaims } from "./commands";
import {
  addCitationInput,
  changeClaimsInput,
  editCitationInput,
  logClaimInput,
  logClaimsInput,
} from "./input";
import { handOverClaim, withdrawClaim } from "./moves";
import { SAYABLE_TERMS, unmetForHandOver } from "./rules";

useDatabase();
let desk: Desk;
let story: { id: number; slug: string };
beforeAll(async () => {
  desk = await makeDesk();
  story = await makeStory(desk.editor);
});

const termsOf = async (claim: { claimId: number }) => {
  const found = await db().citation.findMany({
    where: { claimId: claim.claimId },
    orderBy: { id: "asc" },
  });
  return found.map(({ terms }) => terms);
};

const say = (actor: Actor, claims: ReadonlyArray<{ claimId: number }>, sayTermsAs: string) =>
  changeClaims(
    actor,
    parseInput(changeClaimsInput, {
      claimIds: claims.map(({ claimId }) => claimId),
      change: { sayTerms: sayTermsAs },
    }),
  );

describe("a citation has no terms", () => {
  it("when its claim is logged with its source", async () => {
    const { id: sourceId } = await makeSource(desk.editor);
    const logged = await logClaim(
      desk.editor,
      logClaimInput.parse({ story: story.slug, wording: "The dock is closed", sourceId }),
    );
    expect(await termsOf(logged)).toEqual(["not_said"]);
  });

  it("when a table is pasted", async () => {
    const source = { name: "Ola Brandt", kind: "person" };
    await logClaims(
      desk.editor,
      logClaimsInput.parse({ story: story.slug, claims: [{ wording: "It rained", source }] }),
    );
    const claim = await db().claim.findFirstOrThrow({ where: { wording: "It rained" } });
    expect(await termsOf({ claimId: claim.id })).toEqual(["not_said"]);
  });

  it("when it is cited and nobody says them", async () => {
    const claim = await makeClaim(desk.editor, story);
    const { id: sourceId } = await makeSource(desk.editor);
    const { claimId } = claim;
    await addCitation(desk.editor, addCitationInput.parse({ claimId, sourceId }));
    expect(await termsOf(claim)).toEqual(["not_said"]);
  });

  it("and none by the database, which refuses a row without", async () => {
    const columns = await rows<{ name: string; dflt_value: string | null }>(
      Prisma.sql`SELECT "name", "dflt_value" FROM pragma_table_info('Citation')`,
    );
    expect(columns.find(({ name }) => name === "terms")?.dflt_value).toBeNull();
  });
});

describe("the hand-over", () => {
  it("names each source whose terms are not said", () => {
    const lists = fc.array(fc.record({ source: fc.string({ minLength: 1 }) }), { maxLength: 6 });
    fc.assert(
      fc.property(lists, (unsaid) => {
        const unmet = unmetForHandOver(unsaid);
        expect(unmet).toHaveLength(unsaid.length);
        unsaid.forEach(({ source }, index) => expect(unmet[index]).toContain(source));
      }),
    );
  });

  it("is refused while one has none, and the claim is as it was", async () => {
    const claim = await makeClaim(desk.editor, story);
    const named = await makeSource(desk.editor, { name: "Port register of 1911" });
    await makeCitation(desk.editor, claim, { terms: "not_said", sourceId: named.id });
    await makeCitation(desk.editor, claim, { terms: "on_record" });
    const before = await rowOf(claim);
    const seen = await at(claim);
    const error = await expectRefused("RULE_UNMET", () => handOverClaim(desk.editor, seen));
    expect(error.unmet).toEqual(["Say on what terms Port register of 1911 is cited."]);
    expect(await rowOf(claim)).toEqual(before);

    const other = await makeClaim(desk.editor, story);
    const result = await changeClaims(desk.editor, {
      claimIds: [claim.claimId, other.claimId],
      change: { handOver: true },
    });
    expect(result).toMatchObject({ changed: 1, skipped: [{ ref: claim.ref }] });
    expect(result.skipped[0]?.why).toMatch(/terms are not said/);
  });

  it("goes by the citations that count: one taken off asks for nothing", async () => {
    const claim = await makeClaim(desk.editor, story);
    const { citationId } = await makeCitation(desk.editor, claim, { terms: "not_said" });
    await removeCitation(desk.editor, { citationId, revision: 0 });
    await handOverClaim(desk.editor, await at(claim));
    expect((await rowOf(claim)).reviewState).toBe("ready");
  });
});

describe("saying them for all", () => {
  it.each(SAYABLE_TERMS)(
    "%s: sets those that have none and leaves what was said",
    async (terms) => {
      const claims = [await makeClaim(desk.editor, story), await makeClaim(desk.editor, story)];
      const [first, second] = claims;
      await makeCitation(desk.editor, first!, { terms: "not_said" });
      await makeCitation(desk.editor, first!, { terms: "background" });
      await makeCitation(desk.editor, first!, { terms: "not_said" });
      await makeCitation(desk.editor, second!, { terms: "not_said" });
      expect(await say(desk.editor, claims, terms)).toEqual({ changed: 2, skipped: [] });
      expect(await termsOf(first!)).toEqual([terms, "background", terms]);
      expect(await termsOf(second!)).toEqual([terms]);
      const [event] = await eventsOf(first!, "citation.terms_said");
      expect(event?.data).toMatchObject({ ref: first!.ref, terms });
      expect(event?.data.citations).toHaveLength(2);
      expect(await say(desk.editor, claims, terms)).toEqual({ changed: 0, skipped: [] });
    },
  );

  it("is no way to take them back", () => {
    const given = { claimIds: [1], change: { sayTerms: "not_said" } };
    expect(changeClaimsInput.safeParse(given).success).toBe(false);
  });

  it("makes a verdict lapse, and is undone with it standing again", async () => {
    const claim = await makeClaim(desk.editor, story);
    await decide(desk, claim);
    const { citationId } = await makeCitation(desk.editor, claim, { terms: "not_said" });
    expect((await rowOf(claim)).reviewState).toBe("recheck");
    await sayTerms(desk.editor, claim, "off_record");
    const citation = await db().citation.findUniqueOrThrow({ where: { id: citationId } });
    expect(citation.terms).toBe("off_record");
    const act = await db().act.findFirstOrThrow({ orderBy: { id: "desc" } });
    await undoAct(desk.editor, { act: act.id });
    const undone = await db().citation.findUniqueOrThrow({ where: { id: citationId } });
    expect(undone).toMatchObject({ terms: "not_said", revision: 2 });
  });

  it("conflicts with whoever has the citation open", async () => {
    const claim = await makeClaim(desk.editor, story);
    const { citationId } = await makeCitation(desk.editor, claim, { terms: "not_said" });
    await sayTerms(desk.editor, claim);
    const stale = { citationId, revision: 0, patch: { terms: "background" } };
    await expectRefused("CONFLICT", () =>
      editCitation(desk.editor, editCitationInput.parse(stale)),
    );
    expect(await termsOf(claim)).toEqual(["on_record"]);
  });

  it("is the desk's: a viewer changes nothing", async () => {
    const claim = await makeClaim(desk.editor, story);
    await makeCitation(desk.editor, claim, { terms: "not_said" });
    await expectRefused("FORBIDDEN", () => say(desk.viewer, [claim], "on_record"));
    expect(await termsOf(claim)).toEqual(["not_said"]);
    await say(desk.reviewer, [claim], "on_record");
    expect(await termsOf(claim)).toEqual(["on_record"]);
  });

  it("skips a withdrawn claim", async () => {
    const claim = await makeClaim(desk.editor, story);
    await makeCitation(desk.editor, claim, { terms: "not_said" });
    await withdrawClaim(desk.editor, { ...(await at(claim)), reason: "Cut" });
    const result = await say(desk.editor, [claim], "on_record");
    expect(result).toMatchObject({ changed: 0, skipped: [{ ref: claim.ref }] });
    expect(await termsOf(claim)).toEqual(["not_said"]);
  });
});
