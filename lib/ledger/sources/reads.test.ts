/** Reads of sources that need claims to be there; they stand in lib/sources. */
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { ROLES } from "@/lib/access/policy";
import { createSource } from "./commands";
import { listSources } from "./directory";
import { listLeaningClaims } from "./leaning-claims";
import { previewMerge } from "@/lib/ledger/sources/merge/preview";
import type { SourceKind } from "./rules";
import { getSource, listSourceEvents } from "./source-page";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { refusal } from "@/tests/support/refusal";
import { addCitation, removeCitation } from "@/lib/ledger/citations/commands";
import { logClaim } from "@/lib/ledger/claims/commands";
import { withdrawClaim } from "@/lib/ledger/claims/moves";
import { mergeSources, undoMerge } from "./merge/commands";

useDatabase();
let editor: Actor;
let stranger: Actor;
const id: Record<string, number> = {};

async function source(name: string, kind: SourceKind, derivesFrom: number[] = []) {
  const made = await createSource(editor, { name, kind, derivesFrom, evenIfSimilar: true });
  id[name] = made.id;
}

async function claim(story: { slug: string }, wording: string, ...sources: string[]) {
  const { claimId } = await logClaim(editor, { story: story.slug, wording });
  for (const name of sources) await addCitation(editor, { claimId, sourceId: id[name]! });
  return claimId;
}

beforeAll(async () => {
  editor = await makePerson("editor");
  stranger = await makePerson("admin");
  const leak = await makeStory(editor, { slug: "leak" });
  const ferry = await makeStory(editor, { slug: "ferry" });
  const secret = await makeStory(editor, { slug: "secret", restricted: true });
  await source("Leaked files", "document");
  await source("Agency report", "publication", [id["Leaked files"]!]);
  await source("Blog on the report", "publication", [id["Agency report"]!]);
  await source("Ann Analyst", "person");
  await source("A. Analyst", "person");
  await source("Unused", "dataset");
  await claim(leak, "direct", "Leaked files", "Agency report");
  await claim(leak, "through two steps", "Blog on the report");
  const resting = await logClaim(editor, { story: "leak", wording: "rests" });
  await addCitation(editor, {
    claimId: resting.claimId,
    sourceId: id["Ann Analyst"]!,
    restsOn: [id["Leaked files"]!],
  });
  await claim(ferry, "elsewhere", "Leaked files");
  await claim(ferry, "twice the same head", "Ann Analyst", "A. Analyst");
  await claim(secret, "hidden", "Leaked files", "Ann Analyst", "A. Analyst");
  const withdrawn = await claim(leak, "withdrawn", "Leaked files");
  await withdrawClaim(editor, { claimId: withdrawn, revision: 1, reason: "Not in the story" });
  const removed = await logClaim(editor, { story: "leak", wording: "removed" });
  const { citationId } = await addCitation(editor, {
    claimId: removed.claimId,
    sourceId: id["Leaked files"]!,
  });
  await removeCitation(editor, { citationId, revision: 0 });
});

async function leaning(name: string, actor = editor) {
  const page = await listLeaningClaims(actor, id[name]!);
  return {
    counts: page.counts,
    lines: page.claims.map((line) => `${line.slug} ${line.wording}: ${line.leaning} ${line.via}`),
  };
}

describe("listLeaningClaims", () => {
  it("finds every claim once, by its strongest tie", async () => {
    expect(await leaning("Leaked files")).toEqual({
      counts: { cites: 3, rests: 1, derives: 1 },
      lines: [
        "secret hidden: cites Leaked files",
        "ferry elsewhere: cites Leaked files",
        "leak direct: cites Leaked files",
        "leak through two steps: derives Blog on the report",
        "leak rests: rests Ann Analyst",
      ],
    });
    expect((await leaning("Unused")).lines).toEqual([]);
  });

  it("pages by story and number, and starts over for a place that is none", async () => {
    const rest = await listLeaningClaims(editor, id["Leaked files"]!, "2.1");
    expect(rest.claims.map((line) => line.slug)).toEqual(["leak", "leak", "leak"]);
    for (const cursor of ["x", "1", "1.2.3", "-1.2", "9".repeat(30)]) {
      expect((await listLeaningClaims(editor, id["Leaked files"]!, cursor)).claims).toHaveLength(5);
    }
  });
});

describe("listSources", () => {
  const names = async (filter: Parameters<typeof listSources>[1], actor = editor) =>
    (await listSources(actor, filter)).sources.map((line) => `${line.name} ${line.claims}`);

  it("sorts by name, use and more, either way", async () => {
    expect(await names({})).toEqual([
      "A. Analyst 2",
      "Agency report 1",
      "Ann Analyst 3",
      "Blog on the report 1",
      "Leaked files 3",
      "Unused 0",
    ]);
    expect((await names({ sort: "claims", descending: true })).slice(0, 2).sort()).toEqual([
      "Ann Analyst 3",
      "Leaked files 3",
    ]);
    expect((await names({ sort: "added", descending: true }))[0]).toBe("Unused 0");
    expect((await names({ sort: "kind" }))[0]).toBe("Unused 0");
  });

  it("searches, filters, and counts kinds under the same search", async () => {
    expect(await names({ search: "analyst" })).toEqual(["A. Analyst 2", "Ann Analyst 3"]);
    expect(await names({ search: "report", kind: "publication" })).toHaveLength(2);
    expect(await names({ search: "%" })).toEqual([]);
    const list = await listSources(editor, { search: "report", kind: "person" });
    expect(list).toMatchObject({ sources: [], total: 0, kinds: { publication: 2 } });
    expect(await names({ reliability: "A" })).toEqual([]);
  });

  it("pages under every sort without losing or repeating one", async () => {
    for (let number = 0; number < 70; number += 1) {
      await createSource(editor, {
        name: `Paged ${number}`,
        kind: number % 2 === 0 ? "account" : "recording",
        reliability: number % 3 === 0 ? "B" : "F",
        evenIfSimilar: true,
      });
    }
    for (const sort of ["name", "kind", "reliability", "claims", "added"] as const) {
      for (const descending of [false, true]) {
        const seen: number[] = [];
        let cursor: string | null = "";
        while (cursor !== null) {
          const page = await listSources(editor, { search: "paged", sort, descending, cursor });
          seen.push(...page.sources.map((line) => line.id));
          cursor = page.next;
        }
        expect(seen).toHaveLength(70);
        expect(new Set(seen).size).toBe(70);
      }
    }
  });

  it.each(["x", "W10", Buffer.from("[{},1]").toString("base64url"), "🦆"])(
    "starts from the top for the cursor %j",
    async (cursor) => {
      expect(await names({ search: "analyst", cursor })).toHaveLength(2);
    },
  );
});

describe("a restricted story", () => {
  it.each(ROLES)("adds nothing to what a %s reads of its sources", async (role) => {
    const person = role === "admin" ? stranger : await makePerson(role);
    const { counts, lines } = await leaning("Leaked files", person);
    expect(counts).toEqual({ cites: 2, rests: 1, derives: 1 });
    expect(lines.join()).not.toContain("secret");
    const [line] = (await listSources(person, { search: "leaked files" })).sources;
    expect(line?.claims).toBe(2);
    const history = await listSourceEvents(person, id["Leaked files"]!);
    expect(JSON.stringify(history)).not.toMatch(/secret|hidden/);
    expect(JSON.stringify(await listSourceEvents(editor, id["Leaked files"]!))).toMatch(/secret/);
    if (role === "viewer") return;
    const preview = await previewMerge(person, id["A. Analyst"]!, id["Ann Analyst"]!);
    expect(preview.citations).toBe(1);
    expect(preview.recounted.map((entry) => entry.slug)).toEqual(["ferry"]);
  });
});

describe("previewMerge", () => {
  it("says what will move and be recounted, as the merge then does", async () => {
    const preview = await previewMerge(editor, id["A. Analyst"]!, id["Ann Analyst"]!);
    expect(preview).toMatchObject({
      into: { name: "Ann Analyst" },
      citations: 2,
      rests: 0,
      recounted: [
        { slug: "secret", originCount: { from: 3, to: 2 } },
        { slug: "ferry", originCount: { from: 2, to: 1 } },
      ],
      isPartial: false,
    });
    const nowhere = await refusal(() => previewMerge(editor, id["Unused"]!, id["Unused"]!));
    expect(nowhere.code).toBe("NOT_FOUND");
  });
});

describe("getSource", () => {
  it("tells derivations, near-duplicates and abilities", async () => {
    const { source: view } = await getSource(editor, id["Agency report"]!);
    expect(view).toMatchObject({
      name: "Agency report",
      derivesFrom: [{ name: "Leaked files" }],
      derivedSources: [{ name: "Blog on the report" }],
      can: { edit: true, merge: true },
    });
    const ann = await getSource(await makePerson("viewer"), id["Ann Analyst"]!);
    expect(ann.source).toMatchObject({
      near: [{ name: "A. Analyst" }],
      can: { edit: false, merge: false },
    });
    expect((await refusal(() => getSource(editor, 999_999))).code).toBe("NOT_FOUND");
  });

  it("leads from a merged-away source to the one that survives, through every merge", async () => {
    await source("First copy", "document");
    await source("Second copy", "document");
    await source("Third copy", "document");
    const first = await mergeSources(editor, {
      fromId: id["First copy"]!,
      intoId: id["Second copy"]!,
    });
    const second = await mergeSources(editor, {
      fromId: id["Second copy"]!,
      intoId: id["Third copy"]!,
    });
    expect(await getSource(editor, id["First copy"]!)).toEqual({
      movedTo: id["Third copy"],
      source: null,
    });
    const { source: third } = await getSource(editor, id["Third copy"]!);
    expect(third?.merges).toMatchObject([{ id: second.mergeId, from: { name: "Second copy" } }]);
    expect((await listSources(editor, { search: "copy" })).sources).toHaveLength(1);
    const history = await listSourceEvents(editor, id["Third copy"]!);
    expect(history.events.map((event) => event.type)).toContain("source.merged");

    await undoMerge(editor, { mergeId: second.mergeId });
    await undoMerge(editor, { mergeId: first.mergeId });
    expect((await getSource(editor, id["First copy"]!)).source?.name).toBe("First copy");
  });
});
