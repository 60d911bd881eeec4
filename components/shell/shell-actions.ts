/** What can be done from every page, as far as the policy lets a role do it. Pure. */
import { can, type Action as Permission, type Role } from "@/lib/access/policy";
import type { Theme } from "./theme";

export type ShellAction = {
  label: string;
  words: string;
  /** What the policy is asked for; left out where everybody may who is signed in. */
  needs?: Permission;
  does: { go: string } | { theme: Theme } | { call: "print" | "switch single keys" | "sign out" };
};

export const SHELL_ACTIONS: readonly ShellAction[] = [
  {
    label: "Log a claim",
    words: "new add enter assertion",
    needs: "claim.log",
    does: { go: "/claims?log=1" },
  },
  {
    label: "New story",
    words: "create add start piece article",
    needs: "story.create",
    does: { go: "/stories/new" },
  },
  {
    label: "New source",
    words: "create add person document organisation",
    needs: "source.create",
    does: { go: "/sources/new" },
  },
  {
    label: "Export claims",
    words: "download csv excel xlsx spreadsheet file take out",
    needs: "claims.export",
    does: { go: "/claims#export" },
  },
  {
    label: "Invite somebody",
    words: "add new person account colleague user",
    needs: "people.manage",
    does: { go: "/people" },
  },
  {
    label: "Account settings",
    words: "password second factor passkey profile sessions devices",
    needs: "account.keep",
    does: { go: "/account" },
  },
  { label: "Theme: dark", words: "mode night appearance black colour", does: { theme: "dark" } },
  { label: "Theme: light", words: "mode day appearance white colour", does: { theme: "light" } },
  {
    label: "Theme: as the system",
    words: "mode automatic appearance default colour",
    does: { theme: "system" },
  },
  { label: "Print this page", words: "paper pdf printer", does: { call: "print" } },
  {
    label: "Switch single keys",
    words: "turn off on shortcuts letters speech accident",
    does: { call: "switch single keys" },
  },
  { label: "Sign out", words: "log out logout leave quit end session", does: { call: "sign out" } },
];

export function shellActionsFor(role: Role): ShellAction[] {
  return SHELL_ACTIONS.filter(({ needs }) => needs === undefined || can({ role }, needs));
}
