/**
 * The commands that end sessions, by name. They run where the request is answered, because this
 * browser's own cookie changes with them.
 */
import { action, type ActionTable } from "@/lib/access/action";
import type { Actor } from "@/lib/access/actor";
import { endSession, startSession } from "@/lib/access/session";
import { changePassword, signOutEverywhere } from "./account-commands";
import { changePasswordInput, nothing, type ChangePasswordInput } from "./input";

export const sessionActions = {
  "account.changePassword": action("account.keep", changePasswordInput, changePasswordHere),
  "account.signOutEverywhere": action("account.keep", nothing, signOutEverywhereAndHere),
} satisfies ActionTable;

/** All sessions end but the one that asked. */
async function changePasswordHere(actor: Actor, input: ChangePasswordInput): Promise<null> {
  await startSession(await changePassword(actor, input));
  return null;
}

async function signOutEverywhereAndHere(actor: Actor): Promise<null> {
  await signOutEverywhere(actor);
  await endSession();
  return null;
}
