/** People whom a command names by their address. */
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { CommandFault } from "./fault";

/** Whoever has an account with this address. @throws CommandFault where nobody has. */
export async function personCalled(email: string): Promise<Actor> {
  const { userId, name, role, email: address } = await find(email);
  return { userId, name, email: address, role };
}

/** The same to act in their name. @throws CommandFault where the account is disabled. */
export async function actorCalled(email: string): Promise<Actor> {
  if ((await find(email)).isDisabled) throw new CommandFault(`The account ${email} is disabled.`);
  return personCalled(email);
}

async function find(email: string): Promise<Actor & { isDisabled: boolean }> {
  const user = await db().user.findUnique({ where: { email: email.trim().toLowerCase() } });
  if (!user) throw new CommandFault(`Nobody has an account with the address ${email}.`);
  const { id: userId, name, role, disabledAt } = user;
  return { userId, name, email: user.email, role, isDisabled: disabledAt !== null };
}
