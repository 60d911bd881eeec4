/**
 * Who a confidential source is stands nowhere but in what its keeper looks at: every page, endpoint,
 * export and stream as every role, the server's log, the data folder and a backup are searched for
 * it, in every form in which a program may write it.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { ROLES } from "@/lib/access/policy";
import { ferrySources } from "@/prisma/seeds/ferry-contract/sources";
import { STOPS } from "@/tests/support/accessibility-stops";
import { wordsIn } from "@/tests/support/encodings";
import { decodedParts } from "@/tests/support/export-readers";
import { expect, test } from "@/tests/support/journey";
import { give } from "@/tests/support/newsroom";
import { sourceline } from "@/tests/support/sourceline";

const { name: HANDLE, confidential } = ferrySources.formerOfficer;
/** What is kept of the demo's confidential source, and nothing else in the newsroom is called. */
const WORDS = ["Morag", "Hallbjarnarson", "letter only", "restructuring"];

const STORY = "/stories/ferry-contract";

/** What is asked for beside the pages: every way in which claims and sources are read or leave. */
const ENDPOINTS = [
  ...["claims", "claims?q=Hallbjarnarson", "claims?limit=200", "claims/total?q=Morag"],
  ...["stories/ferry-contract/claims?limit=200", "claims/ids", "figures", "me"],
  ...["claims/facets?field=source&find=mor", "claims/facets?field=source&find=K-7"],
  ...["sources/suggest?q=Morag", "sources/suggest?q=K-7", "find?q=Hallbjarnarson", "find?q=K-7"],
  ...["exports/claims.csv?story=ferry-contract", "exports/claims.csv?story=ferry-contract&names=1"],
  "exports/claims.xlsx?story=ferry-contract",
].map((endpoint) => `/api/v1/${endpoint}`);

async function kSevenOf(page: Page): Promise<number> {
  const answer = await page.request.get(`/api/v1/sources/suggest?q=${encodeURIComponent(HANDLE)}`);
  const { sources } = (await answer.json()) as {
    sources: Array<{ id: number; name: string }>;
  };
  const found = sources.find(({ name }) => name === HANDLE);
  if (!found) throw new Error(`${HANDLE} is not in the directory.`);
  return found.id;
}

/** An Excel file is compressed: what is in it is looked through as it was written. */
async function readAll(page: Page, address: string): Promise<Buffer> {
  const answer = await page.request.get(address, { headers: { accept: "*/*" } });
  const body = await answer.body();
  return address.includes(".xlsx") && answer.ok() ? Buffer.from(decodedParts(body)) : body;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

test("who a source is stands nowhere that anybody reads", async ({
  page,
  server,
  signInAs,
  newBrowser,
}) => {
  test.setTimeout(240_000);
  expect(JSON.stringify(confidential?.identity)).toContain("Hallbjarnarson");
  await signInAs("editor");
  const sourceId = await kSevenOf(page);
  // Opened, so that whatever is kept of a look on the way is there to be found.
  const seen = await give(page, "identities.look", { sourceId });
  expect(wordsIn(Buffer.from(JSON.stringify(seen)), WORDS)).toEqual(WORDS);

  const paths = [
    ...STOPS.filter(({ isEmptyNewsroom }) => !isEmptyNewsroom).map(({ path }) => path),
    ...["", "/history", "/edit", "/merge"].map((part) => `/sources/${sourceId}${part}`),
    ...["claims", "claims?open=C7", "history", "drafts/1", "edit"].map(
      (part) => `${STORY}/${part}`,
    ),
    ...["/claims?open=C7", "/review", "/log", "/sources?q=K-7"],
  ];
  const found: string[] = [];
  for (const role of ROLES) {
    const theirs = await newBrowser();
    await signInAs(role, theirs);
    for (const address of [...new Set([...paths, ...ENDPOINTS])]) {
      const words = wordsIn(await readAll(theirs, address), WORDS);
      if (words.length > 0) found.push(`${role} ${address}: ${words.join(", ")}`);
    }
    const refused = await theirs.request.post("/api/v1/commands/identities.look", {
      data: { sourceId },
    });
    expect(refused.status()).toBe(role === "editor" || role === "reviewer" ? 200 : 403);
    await theirs.context().close();
  }
  expect(found).toEqual([]);

  const backups = path.join(server.dataDir, "..", `${path.basename(server.dataDir)}-backups`);
  mkdirSync(backups);
  try {
    const made = await sourceline(["backup", backups], { dataDir: server.dataDir });
    expect(`${made.code} ${made.text}`).toMatch(/^0 /);
    const archives = filesIn(backups).map((file) => gunzipSync(readFileSync(file)));
    expect(archives.length).toBe(1);
    const told = [Buffer.from(server.output()), Buffer.from(made.text), ...archives];
    const files = filesIn(server.dataDir).map((file) => readFileSync(file));
    expect([...told, ...files].flatMap((bytes) => wordsIn(bytes, WORDS))).toEqual([]);
    // Nor the key that it is sealed under.
    const key = readFileSync(path.join(server.dataDir, "identity-key"), "utf8").trim();
    expect(told.flatMap((bytes) => wordsIn(bytes, [key]))).toEqual([]);
  } finally {
    rmSync(backups, { recursive: true, force: true });
  }
});
