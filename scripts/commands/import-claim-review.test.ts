/** Fact-checks of others come in as claims without a level; what they said stands in a note. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { importClaimReviews } from "./import-claim-review";

useDatabase();

it("brings reviews in, with the rating as a note and its address beside it", async () => {
  const admin = await makePerson("admin");
  const { id, slug } = await makeStory(admin);
  const file = path.join(mkdtempSync(path.join(tmpdir(), "sourceline-test-")), "checks.json");
  const review = {
    ...{ "@type": "ClaimReview", claimReviewed: "The depot cost 40 million" },
    ...{ url: "https://checks.example/1", author: { name: "Checks" } },
    reviewRating: { alternateName: "Mostly true" },
    itemReviewed: { author: { name: "Rosa Lind" }, datePublished: "2026-05-03" },
  };
  writeFileSync(file, JSON.stringify([review, { "@type": "ClaimReview" }]));
  const said: string[] = [];
  const give = (...more: string[]) =>
    importClaimReviews([file, "--story", slug, "--json", ...more], (line) => said.push(line));
  expect(await give("--dry-run")).toBe(0);
  expect(await db().claim.count({ where: { storyId: id } })).toBe(0);
  expect(await give()).toBe(0);
  expect(JSON.parse(said.at(-1) ?? "")).toMatchObject({
    rows: [{ action: "new", verification: "Mostly true", url: "https://checks.example/1" }],
    ...{ created: 1, refused: 0, skipped: [{ reason: "says nothing in claimReviewed" }] },
  });
  const [claim, ...others] = await db().claim.findMany({
    where: { storyId: id },
    include: { citations: { include: { source: true } } },
  });
  expect(others).toEqual([]);
  expect(claim).toMatchObject({ level: "unverified", reviewState: "open" });
  expect(claim?.note).toContain("Rated “Mostly true” by Checks, https://checks.example/1");
  expect(claim?.citations.map(({ source, terms }) => [source.name, terms])).toEqual([
    ["Rosa Lind", "not_said"],
  ]);
});
