/** The commands on accounts by name. Those that end sessions also see to this browser's own. */
import { action, type ActionTable } from "@/lib/access/action";
import type { Actor } from "@/lib/access/actor";
import { endSession, startSession } from "@/lib/access/session";
import { changePassword, renameAccount, signOutEverywhere } from "./account-commands";
import { changeRole, disablePerson, enablePerson } from "./commands";
import {
  changePasswordInput,
  changeRoleInput,
  inviteInput,
  nothing,
  personIdInput,
  personInput,
  renameInput,
  revokeInvitationInput,
  type ChangePasswordInput,
} from "./input";
import { invitePerson, revokeInvitation } from "./invitations";
import { makePasswordLink } from "./password-links";

export const peopleActions = {
  "people.changeRole": action(changeRoleInput, changeRole),
  "people.disable": action(personInput, disablePerson),
  "people.enable": action(personInput, enablePerson),
  "people.invite": action(inviteInput, invitePerson),
  "people.makePasswordLink": action(personIdInput, makePasswordLink),
  "people.revokeInvitation": action(revokeInvitationInput, revokeInvitation),
  "account.rename": action(renameInput, renameAccount),
  "account.changePassword": action(changePasswordInput, changePasswordHere),
  "account.signOutEverywhere": action(nothing, signOutEverywhereAndHere),
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
