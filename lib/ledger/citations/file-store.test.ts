import { mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { useDatabase } from "@/tests/support/database";
import { storeContent, sweepUnfinished } from "./file-store";

const HOUR = 3_600_000;
const place = useDatabase();

it("takes away what was never finished, and nothing else", async () => {
  // Before anything was attached there is no folder.
  await sweepUnfinished(0);
  const stored = await storeContent(new TextEncoder().encode("kept"));
  const folder = path.join(place.dataDir, "attachments");
  const put = (name: string, hours: number) => {
    const file = path.join(folder, name);
    writeFileSync(file, "half");
    const then = new Date(Date.now() - hours * HOUR);
    utimesSync(file, then, then);
    return name;
  };
  const old = put(`${stored}.${randomUUID()}`, 2);
  const young = put(`${stored}.${randomUUID()}`, 0);
  const others = [put("notes.txt", 100), put(`${stored}.txt`, 100), put("f".repeat(64), 100)];
  mkdirSync(path.join(folder, "a-folder"));
  const left = [stored, "a-folder", ...others].sort();
  await sweepUnfinished(HOUR);
  expect(readdirSync(folder).sort()).toEqual([young, ...left].sort());
  expect(readdirSync(folder)).not.toContain(old);
  await sweepUnfinished(0);
  expect(readdirSync(folder).sort()).toEqual(left);
});
