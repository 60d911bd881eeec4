import Database from "better-sqlite3";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import {
  addCitation,
  editCitation,
  removeCitation,
  restoreCitation,
} from "@/lib/ledger/citations/commands";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { IndexedWords } from "@/lib/platform/search-index";
import { makeClaim, makeDesk, makeSource, matches, type Desk } from "@/tests/support/claims";
import { foldLetters } from "@/lib/text/fold-letters";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { commit } from "@/lib/audit/commit";
import { nameSources, refreshStanding } from "./standing";

useDatabase();
let desk: Desk;
let story: { id: number; slug: string };
/** Seven sources: a leak, two that draw on it through each other, and four on their own. */
let sources: number[];
const DERIVES: Record<number, number[]> = { 1: [0], 2: [1] };

beforeAll(async () => {
  desk = await makeDesk();
  story = await makeStory(desk.editor);
  sources = [];
  for (let index = 0; index < 7; index += 1) {
    const derivesFrom = (DERIVES[index] ?? []).map((origin) => sources[origin] ?? 0);
    const name = `Quelle${index}`;
    const aliases = `Beiname${index}`;
    sources.push((await makeSource(desk.editor, { name, aliases, derivesFrom })).id);
  }
});

type Row = Awaited<ReturnType<typeof readClaim>>;

async function readClaim(claimId: number) {
  return db().claim.findUniqueOrThrow({
    where: { id: claimId },
    include: {
      citations: {
        where: { removedAt: null },
        orderBy: { position: "asc" },
        include: { source: true, restsOn: true },
      },
    },
  });
}

/** Chains grown to their end and merged where they meet; slower than the product and plainer. */
function originsFromScratch(citations: Row["citations"]): number {
  const derives = new Map(
    Object.entries(DERIVES).map(([index, origins]) => [
      sources[Number(index)],
      origins.map((origin) => sources[origin] ?? 0),
    ]),
  );
  const chains: Array<Set<number>> = [];
  for (const { sourceId, restsOn, stance } of citations) {
    if (stance !== "supports") continue;
    let chain = new Set([sourceId, ...restsOn.map((rest) => rest.sourceId)]);
    for (const member of chain) for (const origin of derives.get(member) ?? []) chain.add(origin);
    for (const other of [...chains]) {
      if (![...other].some((member) => chain.has(member))) continue;
      chain = new Set([...chain, ...other]);
      chains.splice(chains.indexOf(other), 1);
    }
    chains.push(chain);
  }
  return chains.length;
}

function indexed(claimId: number): IndexedWords {
  const file = new Database(env().databaseFile, { readonly: true });
  try {
    const rows = file
      .prepare<[number], IndexedWords>(`SELECT * FROM "claim_fts" WHERE rowid = ?`)
      .all(claimId);
    expect(rows).toHaveLength(1);
    return rows[0]!;
  } finally {
    file.close();
  }
}

/** What is derived, counted by hand. */
function derivedFrom(citations: Row["citations"]) {
  return {
    sourceCount: new Set(citations.map((citation) => citation.sourceId)).size,
    originCount: originsFromScratch(citations),
    sourceNames: nameSources(citations),
  };
}

async function expectExact(claimId: number): Promise<void> {
  const claim = await readClaim(claimId);
  const { citations } = claim;
  expect(claim).toMatchObject(derivedFrom(citations));
  const leaving = citations.filter(({ terms }) => terms !== "off_record");
  const offRecord = citations.filter(({ terms }) => terms === "off_record");
  const { sourceCount, originCount, sourceNames } = derivedFrom(leaving);
  expect(claim).toMatchObject(
    offRecord.length === 0
      ? { leavingSourceCount: null, leavingOriginCount: null, leavingSourceNames: null }
      : {
          leavingSourceCount: sourceCount,
          leavingOriginCount: originCount,
          leavingSourceNames: sourceNames,
        },
  );
  const words = indexed(claimId);
  expect(words.wording).toBe(foldLetters(claim.wording));
  const under = (...terms: string[]) => citations.filter((one) => terms.includes(one.terms));
  for (const [quoted, text] of [
    [under("on_record", "background", "not_for_attribution"), words.quotes],
    [under("deep_background", "not_said"), words.withheldQuotes],
    [offRecord, words.offRecordQuotes],
  ] as const) {
    expect(text.split("\n").filter(Boolean)).toEqual(
      quoted.map((citation) => foldLetters(citation.quote)).filter(Boolean),
    );
  }
  const unnamed = under("background", "not_for_attribution", "deep_background", "not_said");
  for (const [those, sources] of [
    [under("on_record"), words.sources],
    [unnamed, words.withheldSources],
    [offRecord, words.offRecordSources],
  ] as const) {
    const names = new Set(those.map(({ source }) => foldLetters(source.name)));
    expect(new Set(sources.match(/quelle\d/g))).toEqual(names);
    for (const { source } of those) expect(sources).toContain(foldLetters(source.aliases));
    for (const name of names) expect(matches(name)).toContain(claimId);
  }
}

describe("what is derived from citations", () => {
  const source = fc.nat({ max: 6 });
  const stance = fc.constantFrom("supports", "supports", "contradicts", "denies", "context");
  const fields = fc.record(
    {
      stance,
      terms: fc.constantFrom(
        "not_said",
        "on_record",
        "background",
        "deep_background",
        "off_record",
      ),
      quote: fc.constantFrom("", "Zitat", "Wort"),
      note: fc.constantFrom("", "Notiz"),
      restsOn: fc.array(source, { maxLength: 2 }),
    },
    { requiredKeys: [] },
  );
  const step = fc.oneof(
    fc.record({ do: fc.constant("add" as const), source, fields }),
    fc.record({
      do: fc.constant("edit" as const),
      which: fc.nat(),
      source: fc.option(source),
      fields,
    }),
    fc.record({ do: fc.constant("remove" as const), which: fc.nat() }),
    fc.record({ do: fc.constant("restore" as const), which: fc.nat() }),
  );

  it("is what a count from scratch finds, after any sequence of changes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const { claimId } = await makeClaim(desk.editor, story);
        for (const change of steps) {
          await apply(claimId, change).catch((error: unknown) => {
            // Generated at random, some rest on themselves or edit what was removed.
            expect(error).toMatchObject({
              code: expect.stringMatching(/INVALID|RULE_UNMET/) as string,
            });
          });
          await expectExact(claimId);
        }
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

  async function apply(claimId: number, change: Step): Promise<void> {
    const idOf = (index: number) => sources[index] ?? 0;
    if (change.do === "add") {
      const { restsOn = [], ...rest } = change.fields;
      const input = { claimId, sourceId: idOf(change.source), ...rest };
      await addCitation(desk.editor, { ...input, restsOn: restsOn.map(idOf) });
      return;
    }
    const present = await db().citation.findMany({ where: { claimId }, orderBy: { id: "asc" } });
    const citation = present[change.which % Math.max(1, present.length)];
    if (!citation) return;
    const target = { citationId: citation.id, revision: citation.revision };
    if (change.do === "remove") await removeCitation(desk.editor, target);
    else if (change.do === "restore") await restoreCitation(desk.editor, target);
    else {
      const { restsOn, ...rest } = change.fields;
      const patch = {
        ...rest,
        ...(change.source !== null && { sourceId: idOf(change.source) }),
        ...(restsOn && { restsOn: restsOn.map(idOf) }),
      };
      await editCitation(desk.editor, { ...target, patch });
    }
  }

  it("is refreshed for many claims at once, and says which origins moved", async () => {
    const claims = await Promise.all(
      Array.from({ length: 3 }, () => makeClaim(desk.editor, story, { sourceId: sources[4] ?? 0 })),
    );
    const ids = claims.map((claim) => claim.claimId);
    const moved = await commit(desk.editor, async (tx) => {
      // As a damaged or imported file might hold it.
      await tx.claim.updateMany({
        where: { id: { in: ids.slice(0, 2) } },
        data: { originCount: 5, sourceNames: "wrong" },
      });
      await tx.$executeRaw`DELETE FROM "claim_fts"`;
      const standing = await refreshStanding(tx, [...ids, ...ids]);
      return {
        result: standing,
        events: [{ type: "source.edited", sourceId: sources[4] ?? 0, data: { changes: {} } }],
      };
    });
    expect(moved).toEqual(
      ids.slice(0, 2).map((claimId) => ({ claimId, originCount: { from: 5, to: 1 } })),
    );
    for (const id of ids) await expectExact(id);
  });
});
