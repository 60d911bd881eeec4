import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { addCitation } from "@/lib/ledger/citations/commands";
import { logClaim, logClaims } from "@/lib/ledger/claims/commands";
import { withdrawClaim } from "@/lib/ledger/claims/moves";
import { db } from "@/lib/platform/db";
import { SourcelineError } from "@/lib/platform/errors";
import { createSource } from "@/lib/ledger/sources/commands";
import { useDatabase } from "@/tests/support/database";
import { collect, readCsv, readXlsx } from "@/tests/support/export-readers";
import { makePerson, makeStory } from "@/tests/support/factories";
import { answerExport } from "./answer";
import { exportClaims, planExport } from "./commands";
import { EXPORT_COLUMNS } from "./rules";

useDatabase();
let editor: Actor;
let viewer: Actor;
let clerk: number;

beforeAll(async () => {
  editor = await makePerson("editor", "Edith Editor");
  viewer = await makePerson("viewer");
  await makeStory(editor, { slug: "harbour", headline: "=Harbour & Sons" });
  await makeStory(editor, { slug: "ferry" });
  await makeStory(editor, { slug: "secret", restricted: true });
  clerk = (await createSource(editor, { name: "Quiet Clerk", kind: "person" })).id;
  await log("harbour", "The basin is nine metres deep");
  await log("harbour", "A third dredger was hired", { legalRisk: "high" });
  const withdrawn = await log("harbour", "The basin is dry");
  const { revision } = await db().claim.findUniqueOrThrow({ where: { id: withdrawn } });
  await withdrawClaim(editor, { claimId: withdrawn, revision, reason: "It is not." });
  await log("ferry", "The ferry sails at noon");
  await log("secret", "The basin holds a secret");
});

async function log(story: string, wording: string, details: { legalRisk?: "high" } = {}) {
  return (await logClaim(editor, { story, wording, ...details })).claimId;
}

async function exported(actor: Actor, form: "csv" | "xlsx", search: string): Promise<Buffer> {
  const { chunks } = await exportClaims(actor, form, new URLSearchParams(search));
  return collect(chunks);
}

async function claimsIn(search: string, actor = editor): Promise<string[]> {
  return readCsv(await exported(actor, "csv", search)).map((record) => record["claim"] ?? "");
}

async function refusal(search: string, actor = editor): Promise<SourcelineError> {
  try {
    await planExport(actor, "csv", new URLSearchParams(search));
  } catch (error) {
    if (error instanceof SourcelineError) return error;
    throw error;
  }
  throw new Error("It was not refused.");
}

describe("an export", () => {
  it("holds what the table shows, in its order", async () => {
    expect(await claimsIn("story=harbour")).toEqual([
      "The basin is nine metres deep",
      "A third dredger was hired",
    ]);
    expect(await claimsIn("story=harbour&sort=-ref")).toEqual([
      "A third dredger was hired",
      "The basin is nine metres deep",
    ]);
    expect(await claimsIn("q=basin&story=harbour")).toEqual(["The basin is nine metres deep"]);
    expect(await claimsIn("risk=high")).toEqual(["A third dredger was hired"]);
    expect(await claimsIn("story=harbour,ferry&sort=claim")).toEqual([
      "A third dredger was hired",
      "The basin is nine metres deep",
      "The ferry sails at noon",
    ]);
  });

  it("passes over where in the table somebody is", async () => {
    expect(await claimsIn("story=harbour&open=C1")).toHaveLength(2);
  });

  it("has the columns asked for, in their order", async () => {
    const header = async (search: string) =>
      (await exported(editor, "csv", search)).toString("utf8").slice(1).split("\r\n")[0];
    expect(await header("story=harbour")).toBe(EXPORT_COLUMNS.join(","));
    expect(await header("story=harbour&cols=claim,ref")).toBe("claim,ref");
    expect(await header("story=harbour&cols=claim,ref&columns=all")).toBe(EXPORT_COLUMNS.join(","));
    expect(await header("columns=table")).toMatch(/^story,ref,claim,/);
  });

  it("marks withdrawn claims where the table shows them", async () => {
    const records = readCsv(await exported(editor, "csv", "story=harbour&withdrawn=all"));
    expect(records.map((record) => record["withdrawn"])).toEqual(["", "", "It is not."]);
  });

  it("never holds claims of a story that does not exist for the asker", async () => {
    expect(await claimsIn("", editor)).toContain("The basin holds a secret");
    expect(await claimsIn("", viewer)).not.toContain("The basin holds a secret");
    expect(await claimsIn("story=harbour,secret", viewer)).toHaveLength(2);
    expect(await claimsIn("q=secret", viewer)).toEqual([]);
  });

  it("says on the sheet About who took what", async () => {
    const { about, records } = readXlsx(await exported(editor, "xlsx", "story=harbour&risk=high"));
    expect(records).toHaveLength(1);
    expect(Object.fromEntries(about)).toMatchObject({
      "Claims of": "harbour: =Harbour & Sons",
      "Exported by": `Edith Editor <${editor.email}>, editor`,
      "Exported at": expect.any(Date) as Date,
      Filter: "Legal risk: High",
      Order: "As numbered in the story",
      "Query string": "risk=high",
      Rows: 1,
      "Head of the log": expect.stringMatching(/^\d+:[0-9a-f]{64}$/) as string,
      "Left out": expect.stringContaining("off the record") as string,
    });
  });

  it("is an event from when it begins", async () => {
    const before = await db().event.count();
    const params = new URLSearchParams("story=harbour&cols=claim");
    const { plan, chunks } = await exportClaims(viewer, "csv", params);
    const event = await db().event.findFirstOrThrow({ orderBy: { seq: "desc" } });
    expect(await db().event.count()).toBe(before + 1);
    expect(event).toMatchObject({
      type: "claims.exported",
      actorId: viewer.userId,
      storyId: plan.story?.id,
    });
    expect(JSON.parse(event.data)).toEqual({
      form: "csv",
      names: false,
      query: "cols=claim",
      columns: ["claim"],
      rows: 2,
      story: "harbour",
    });
    await chunks.return(undefined);
  });
});

describe("a citation given off the record", () => {
  it("brings no claim into an export, by filter or by search", async () => {
    const claimId = await log("ferry", "The engine failed twice");
    await addCitation(editor, {
      claimId,
      sourceId: clerk,
      terms: "off_record",
      quote: "It coughed like a walrus",
    });
    for (const search of [`source=${clerk}`, "q=walrus", "q=quiet+clerk", "terms=off_record"]) {
      const plan = await planExport(editor, "csv", new URLSearchParams(search));
      expect(plan.rows, search).toBe(0);
      expect(await claimsIn(search), search).toEqual([]);
    }
    expect(await claimsIn("q=engine")).toEqual(["The engine failed twice"]);
    const everything = (await exported(editor, "csv", "")).toString("utf8");
    expect(everything).not.toMatch(/Quiet Clerk|walrus|off_record/);
  });
});

describe("what is refused", () => {
  it.each([
    ["level=certain", "level"],
    ["sort=colour", "sort"],
    ["cols=colour", "cols"],
    ["columns=some", "columns"],
    ["colour=red", "colour"],
    ["story=Not%20a%20slug", "story"],
    ["logged=yesterday", "logged"],
  ])("%s: 400, naming %s", async (search, parameter) => {
    const error = await refusal(search);
    expect(error.code).toBe("INVALID");
    expect(Object.keys(error.fields ?? {})).toEqual([parameter]);
  });

  it("a story that is hidden is refused like one that never was", async () => {
    expect((await refusal("story=secret", viewer)).toAnswer()).toEqual(
      (await refusal("story=nowhere", viewer)).toAnswer(),
    );
    expect((await refusal("story=secret", viewer)).code).toBe("NOT_FOUND");
  });

  it("leaves no event", async () => {
    const before = await db().event.count();
    await refusal("level=certain");
    await refusal("story=secret", viewer);
    expect(await db().event.count()).toBe(before);
  });
});

describe("answerExport", () => {
  const ask = (search: string, form: "csv" | "xlsx", method = "GET") =>
    answerExport(
      editor,
      new Request(`http://localhost/api/v1/exports/claims.${form}?${search}`, { method }),
      form,
    );

  it("names the file and lets nobody keep or guess it", async () => {
    const answer = await ask("story=harbour", "csv");
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": expect.stringMatching(
        /^attachment; filename="sourceline-harbour-\d{4}-\d\d-\d\d-log-\d+-[0-9a-f]{8}\.csv"$/,
      ) as string,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    const body = Buffer.from(await answer.arrayBuffer());
    expect(readCsv(body)).toHaveLength(2);
    const workbook = await ask("story=harbour", "xlsx");
    expect(workbook.headers.get("content-type")).toContain("spreadsheetml");
    expect(readXlsx(Buffer.from(await workbook.arrayBuffer())).records).toHaveLength(2);
  });

  it("answers HEAD without beginning anything", async () => {
    const before = await db().event.count();
    const answer = await ask("story=harbour", "csv", "HEAD");
    expect(answer.body).toBeNull();
    expect(answer.headers.get("content-disposition")).toContain("sourceline-harbour-");
    expect(answer.headers.get("x-claim-count")).toBe("2");
    expect(await db().event.count()).toBe(before);
  });

  it("makes no more than is taken, and stops when the receiver goes", async () => {
    const long = await makeStory(editor, { slug: "long" });
    for (let batch = 0; batch < 4; batch += 1) {
      const claims = Array.from({ length: 500 }, (_, index) => ({ wording: `Claim ${index}` }));
      await logClaims(editor, { story: long.slug, claims });
    }
    const answer = await ask("story=long&cols=ref", "csv");
    const reader = answer.body?.getReader();
    await reader?.read();
    const slice = await reader?.read();
    expect(
      Buffer.from(slice?.value ?? [])
        .toString("utf8")
        .split("\r\n"),
    ).toHaveLength(501);
    await reader?.cancel();
    expect((await reader?.read())?.done).toBe(true);
  });
});
