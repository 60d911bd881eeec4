/**
 * Lists what is due under the desks' schedules, by story number, what is held, and which copies from
 * before hold what was erased: in a folder that is named, or where the last backup lies.
 */
import { statSync } from "node:fs";
import path from "node:path";
import { countDue } from "@/lib/erasure/due";
import { copiesBefore } from "@/lib/erasure/copies";
import { CLASS_LABELS } from "@/lib/erasure/rules";
import { db } from "@/lib/platform/db";
import { CommandFault, existingDatabase } from "./fault";

export async function listRetention(args: readonly string[]): Promise<number> {
  const [folder, ...more] = args;
  if (more.length > 0) throw new CommandFault(`"${more.join(" ")}" is not understood here.`);
  if (folder !== undefined && !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new CommandFault(`${folder} is not a folder.`);
  }
  const file = existingDatabase();
  const { stories, more: isCut } = await countDue();
  for (const { number, due } of stories) {
    const what = due.map(({ name, texts }) => `${texts} ${CLASS_LABELS[name].toLowerCase()}`);
    console.log(`Story no. ${number}: ${what.join(", ")} due.`);
  }
  if (isCut) console.log("More may be due.");
  if (stories.length === 0) console.log("Nothing is due.");
  const held = await db().storyHold.count({ where: { liftedAt: null } });
  console.log(held === 1 ? "1 legal hold stands." : `${held} legal holds stand.`);
  const last = await db().storyErasure.findFirst({
    where: { finishedAt: { not: null } },
    orderBy: { finishedAt: "desc" },
  });
  if (!last?.finishedAt) {
    console.log("Nothing was erased yet.");
    return 0;
  }
  const copies = copiesBefore(path.dirname(file), last.finishedAt, folder);
  for (const copy of copies) console.log(`${copy.file} holds what was erased since.`);
  if (copies.length === 0) console.log("No copy from before the last erasure lies there.");
  return 0;
}
