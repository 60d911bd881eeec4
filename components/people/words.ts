/** Roles as choices, in the order of the policy. */
import { ROLES, type Role } from "@/lib/access/policy";

const names: Record<Role, string> = {
  admin: "Administrator",
  editor: "Editor",
  reviewer: "Reviewer",
  viewer: "Viewer",
};

export function roleName(role: Role): string {
  return names[role];
}

export const roleChoices = ROLES.map((value) => ({ value, label: names[value] }));
