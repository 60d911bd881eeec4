/** A demo whose loading was cut short says so, instead of passing for a whole one. */
import { expect, it } from "vitest";
import { loadDemoNewsroom } from "@/prisma/seeds/demo-newsroom";
import { hireEverybody } from "@/prisma/seeds/people";
import { useDatabase } from "@/tests/support/database";

useDatabase();

it("tells half a demo from a newsroom in use", async () => {
  await hireEverybody();
  expect(await loadDemoNewsroom()).toEqual({ found: "half a demo" });
});
