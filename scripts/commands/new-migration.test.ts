import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { newMigration } from "./new-migration";

describe("new-migration", () => {
  it("finds that the migrations bring a database to the schema", async () => {
    const folder = path.join(import.meta.dirname, "..", "..", "prisma", "migrations");
    const before = readdirSync(folder);
    expect(await newMigration(["nothing_new"])).toBe(0);
    // A schema that was changed without its migration leaves one here.
    const left = readdirSync(folder).filter((name) => !before.includes(name));
    for (const name of left) rmSync(path.join(folder, name), { recursive: true });
    expect(left, "write the migration: npm run sourceline -- new-migration NAME").toEqual([]);
  });

  it("wants a name in lower case", async () => {
    await expect(newMigration(["New Thing"])).rejects.toThrow("lower_case");
  });
});
