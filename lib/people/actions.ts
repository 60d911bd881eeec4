/** The commands of the people page by name. */
import { action, type ActionTable } from "@/lib/access/action";
import { changeRole, disablePerson, enablePerson } from "./commands";
import { changeRoleInput, personInput } from "./input";

export const peopleActions = {
  "people.changeRole": action(changeRoleInput, changeRole),
  "people.disable": action(personInput, disablePerson),
  "people.enable": action(personInput, enablePerson),
} satisfies ActionTable;
