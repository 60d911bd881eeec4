"use client";

import { useState } from "react";
import { useCommand } from "@/components/command";
import { ConfirmDialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import type { Role } from "@/lib/access/policy";
import type { PersonView } from "@/lib/people/queries";
import { LAST_ADMIN, ROLE_MEANING } from "@/lib/people/rules";
import { roleChoices, roleName } from "./words";

/** Changes a role as soon as it is chosen, with a way back; one's own is asked about first. */
export function RoleSelect({ person }: { person: PersonView }) {
  const change = useCommand("people.changeRole");
  const toast = useToast();
  const [asked, setAsked] = useState<Role | null>(null);
  // Shown until the page has been read anew.
  const [chosen, setChosen] = useState<{ role: Role; revision: number } | null>(null);
  const isAhead = chosen !== null && chosen.revision > person.revision;
  const shown = isAhead ? chosen.role : person.role;

  async function choose(role: Role, revision: number, before: Role): Promise<void> {
    setAsked(null);
    const result = await change.run({ userId: person.id, revision, role });
    if (!result.ok) {
      toast(result.error.message, { tone: "error" });
      return;
    }
    setChosen(result.value);
    toast(`${person.name} is now ${roleName(role).toLowerCase()}`, {
      detail: ROLE_MEANING[role],
      ...(person.isYou ? {} : { undo: () => void choose(before, result.value.revision, role) }),
    });
  }

  return (
    <>
      <Select
        aria-label={`Role of ${person.name}`}
        options={roleChoices}
        value={shown}
        disabled={!person.can.changeRole || change.pending}
        title={person.can.changeRole ? ROLE_MEANING[shown] : LAST_ADMIN}
        onChange={(event) => {
          const role = roleChoices.find(({ value }) => value === event.currentTarget.value)?.value;
          if (!role) return;
          if (person.isYou) setAsked(role);
          else void choose(role, person.revision, shown);
        }}
      />
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setAsked(null);
        }}
        title="Give up your own administration?"
        description="This page closes for you at once, and only another administrator can give it back."
        confirmLabel={asked ? `Become ${roleName(asked).toLowerCase()}` : "Change"}
        onConfirm={() => {
          if (asked) void choose(asked, person.revision, shown);
        }}
        pending={change.pending}
      />
    </>
  );
}
