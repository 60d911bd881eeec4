/** Prints the head of the log, to be kept anywhere else and given to `audit verify --since`. */
import { headText, readHead } from "@/lib/audit/head";
import { existingDatabase, refuseMore } from "./fault";

export async function auditHead(args: readonly string[]): Promise<number> {
  refuseMore(args);
  existingDatabase();
  const head = await readHead();
  console.log(head ? headText(head) : "Nothing was logged yet.");
  return 0;
}
