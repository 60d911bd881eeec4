/** The commands on accounts by name. */
import { action, type ActionTable } from "@/lib/access/action";
import { changeRole, disablePerson, enablePerson, renamePerson } from "./commands";
import { removeFactors, requireFactor } from "./factor-rules";
import {
  changeRoleInput,
  disablePersonInput,
  inviteInput,
  personIdInput,
  personInput,
  renamePersonInput,
  requireFactorInput,
  revokeInvitationInput,
  tokenIdInput,
} from "./input";
import { invitePerson, revokeInvitation } from "./invitations";
import { makePasswordLink } from "./password-links";
import { revokeToken } from "./tokens";

export const peopleActions = {
  "people.changeRole": action("people.manage", changeRoleInput, changeRole),
  "people.disable": action("people.manage", disablePersonInput, disablePerson),
  "people.enable": action("people.manage", personInput, enablePerson),
  "people.invite": action("people.manage", inviteInput, invitePerson),
  "people.makePasswordLink": action("people.manage", personIdInput, makePasswordLink),
  "people.revokeToken": action("people.manage", tokenIdInput, (actor, { id }) =>
    revokeToken({ by: actor, id, whose: "anybody's" }),
  ),
  "people.revokeInvitation": action("people.manage", revokeInvitationInput, revokeInvitation),
  "people.rename": action("people.manage", renamePersonInput, renamePerson),
  "people.removeFactors": action("people.manage", personIdInput, removeFactors),
  "people.requireFactor": action("people.manage", requireFactorInput, requireFactor),
} satisfies ActionTable;
