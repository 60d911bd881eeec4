/** Applies what is new in prisma/migrations to the data folder's database, making it if missing. */
import { isFoldedAsToday, refold } from "@/lib/ledger/standing/refold";
import { env } from "@/lib/platform/env";
import { migrate } from "@/lib/platform/migrate";
import { drawSlugsOfBefore } from "@/lib/stories/drawn-slugs";
import { holdFolder } from "@/lib/platform/one-server";
import { inTransaction } from "@/lib/platform/transaction";
import { findBegun, finishPutBack } from "./backup/put-back";

export async function migrateDatabase(): Promise<number> {
  finishRestore();
  const { applied, copy } = await migrate(env().databaseFile);
  if (copy !== null) console.log(`What it was is kept in ${copy}.`);
  console.log(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "Nothing to apply.");
  // A transaction of its own, which the next start does where this one does not come to it.
  if (!(await isFoldedAsToday())) {
    const claims = await inTransaction(refold);
    if (claims > 0) console.log(`Went through ${claims} claims, for the search and for lints.`);
  }
  const drawn = await drawSlugsOfBefore();
  if (drawn > 0) console.log(`Drew new slugs for ${drawn} restricted stories.`);
  return 0;
}

/** One that was cut short while it moved files: what is there is neither the old nor the new. */
function finishRestore(): void {
  const { dataDir, databaseFile } = env();
  if (!findBegun(dataDir)) return;
  holdFolder(databaseFile);
  const kept = finishPutBack(dataDir);
  console.log(`Finished a restore that was cut short${kept ? `; what was is in ${kept}` : ""}.`);
}
