/** Prints the one-time code that set-up asks for; nothing once the newsroom is set up. */
import { ensureSetUpCode } from "@/lib/people/set-up-code";
import { existingDatabase } from "./fault";

export async function setUpCode(): Promise<number> {
  existingDatabase();
  const code = await ensureSetUpCode();
  if (code) console.log(code);
  else console.error("This newsroom is set up: it has accounts, so no code is needed.");
  return 0;
}
