/** How many texts of a story stand that a schedule erases, by class. */
import type { Json } from "@/lib/audit/canonical";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import { ERASED_FIELDS, fieldsOfClasses } from "./fields";
import { holdsText } from "./marked";
import type { ErasureClass } from "./rules";
import { isIn, readScope } from "./scope";

/** Rows with a text that stands; what the machine offered of a draft counts with nothing. */
export async function countTexts(
  storyId: number,
  classes: readonly ErasureClass[],
  at: Date,
): Promise<Array<{ name: ErasureClass; texts: number }>> {
  const scope = await readScope(storyId, at);
  const counts = new Map<ErasureClass, number>();
  for (const [table, columns] of fieldsOfClasses(classes)) {
    if (table === "Proposal") continue;
    const listed = Prisma.raw(columns.map((column) => `r."${column}"`).join(", "));
    const held = Prisma.raw(
      columns.map((column) => `coalesce(r."${column}", '') <> ''`).join(" OR "),
    );
    const all = await rows<Record<string, Json>>(Prisma.sql`
      SELECT ${listed} FROM ${Prisma.raw(`"${table}"`)} r WHERE ${isIn(scope, table)} AND (${held})`);
    for (const row of all) {
      const own = new Set(
        columns
          .filter((column) => holdsText(table, column, row[column]))
          .flatMap((column) => classesOf(table, column).filter((name) => classes.includes(name))),
      );
      for (const name of own) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return classes.flatMap((name) => {
    const texts = counts.get(name);
    return texts === undefined ? [] : [{ name, texts }];
  });
}

function classesOf(table: string, column: string): readonly ErasureClass[] {
  const found = ERASED_FIELDS.find((one) => one.table === table && one.column === column);
  return found?.classes ?? [];
}
