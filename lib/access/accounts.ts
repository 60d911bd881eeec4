/** Whether the newsroom has been set up: somebody has an account. */
import { db } from "@/lib/platform/db";

/** Accounts are never deleted, so a yes need not be asked for again. */
let seenAccounts = false;

export async function hasAccounts(): Promise<boolean> {
  seenAccounts ||= (await db().user.findFirst({ select: { id: true } })) !== null;
  return seenAccounts;
}
