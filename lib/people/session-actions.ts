/**
 * The commands that end sessions, by name. They run where the request is answered, because this
 * browser's own cookie changes with them.
 */
import { action, type ActionTable } from "@/lib/access/action";
import type { Actor } from "@/lib/access/actor";
import { endSession, startSession } from "@/lib/access/session";
import { changePassword, signOutEverywhere } from "./account-commands";
import { changePasswordInput, nothing, type ChangePasswordInput } from "./input";
import type { SignedIn } from "./sign-in";

export const sessionActions = {
  "account.changePassword": {
    ...action("account.keep", changePasswordInput, changePasswordHere),
    again: (written) => signInHere(written as SignedIn),
  },
  "account.signOutEverywhere": {
    ...action("account.keep", nothing, signOutEverywhereAndHere),
    again: signOutHere,
  },
} satisfies ActionTable;

/** All sessions end but the one that asked. */
async function changePasswordHere(actor: Actor, input: ChangePasswordInput): Promise<null> {
  return signInHere(await changePassword(actor, input));
}

async function signInHere(person: SignedIn): Promise<null> {
  await startSession(person);
  return null;
}

async function signOutEverywhereAndHere(actor: Actor): Promise<null> {
  await signOutEverywhere(actor);
  return signOutHere();
}

async function signOutHere(): Promise<null> {
  await endSession();
  return null;
}
