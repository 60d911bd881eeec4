/**
 * A writer for the test of durability: eight people log claims without end, each under a key, and
 * two at once send every third of them. Prints a key before it is sent and once it is answered.
 * Ended by SIGKILL. `commit-until-killed.ts USER-ID STORY-SLUG`.
 */
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { giveInput } from "@/tests/support/give-input";
import { keyedClaim } from "./keyed-claim";

const [userId, story] = process.argv.slice(2);
const editor: Actor = { userId: Number(userId), name: "x", email: "x", role: "editor" };

async function write(): Promise<never> {
  for (let count = 0; ; count += 1) {
    const key = randomUUID();
    process.stdout.write(`sent ${key}\n`);
    const give = () => giveInput(editor, "claims.log", keyedClaim(story ?? "", key), key);
    await (count % 3 === 0 ? Promise.all([give(), give()]) : give());
    process.stdout.write(`done ${key}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, write));
