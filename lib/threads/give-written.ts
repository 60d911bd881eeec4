/** The job by which the writer thread is given a command. */
import type { ActionTable } from "@/lib/access/action";
import type { Actor } from "@/lib/access/actor";
import { job } from "@/lib/platform/threads";
import { written } from "./written";

const byName = new Map<string, ActionTable[string]>(Object.entries(written));

type Given = { actor: Actor; name: string; input: unknown };

export const giveWritten = job("writer", "command", ({ actor, name, input }: Given) => {
  const command = byName.get(name);
  if (!command) throw new Error(`“${name}” is not a command of the writer thread.`);
  return command.run(actor, input);
});
