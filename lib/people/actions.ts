/** The commands on accounts by name. */
import { action, type ActionTable } from "@/lib/access/action";
import { changeRole, disablePerson, enablePerson, renamePerson } from "./commands";
import {
  changeRoleInput,
  inviteInput,
  personIdInput,
  personInput,
  renamePersonInput,
  revokeInvitationInput,
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
  "people.rename": action(renamePersonInput, renamePerson),
} satisfies ActionTable;
