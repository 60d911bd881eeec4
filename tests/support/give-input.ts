/** Gives a command what it is to read, as the endpoint does. */
import type { Actor } from "@/lib/access/actor";
import { giveCommand } from "@/lib/registry";

export function giveInput(actor: Actor, name: string, input: unknown, key: string | null = null) {
  return giveCommand(actor, name, () => Promise.resolve(input), key);
}
