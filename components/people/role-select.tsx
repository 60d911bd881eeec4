"use client";

import { useState } from "react";
import { refusalText, useCommand } from "@/components/command";
import { ConfirmDialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import type { Role } from "@/lib/access/policy";
import type { PersonView } from "@/lib/people/queries";
import { canWorkInStories, LAST_ADMIN, ROLE_MEANING } from "@/lib/people/rules";
import type { Successor } from "@/lib/people/taking-over";
import { SuccessorField } from "./successor-field";
import { roleChoices, roleName } from "./words";

/** Whether somebody who gets this role can no longer work in stories. */
function leavesStories(from: Role, to: Role): boolean {
  return canWorkInStories(from) && !canWorkInStories(to);
}

/**
 * Changes a role as soon as it is chosen, with a way back; one's own is asked about first, and so is
 * one with which somebody can no longer work in stories.
 */
export function RoleSelect({
  person,
  successors,
}: {
  person: PersonView;
  successors: readonly Successor[];
}) {
  const change = useCommand("people.changeRole");
  const toast = useToast();
  const [asked, setAsked] = useState<Role | null>(null);
  const [takesOverId, setTakesOverId] = useState<number | null>(null);
  // Shown until the page has been read anew.
  const [chosen, setChosen] = useState<{ role: Role; revision: number } | null>(null);
  const isAhead = chosen !== null && chosen.revision > person.revision;
  const shown = isAhead ? chosen.role : person.role;
  const revision = isAhead ? chosen.revision : person.revision;

  async function choose(role: Role, at: number, before: Role): Promise<void> {
    const named = leavesStories(before, role) ? { takesOverId } : {};
    const result = await change.run({ userId: person.id, revision: at, role, ...named });
    if (!result.ok) {
      if (asked === null) toast(result.error.message, { tone: "error" });
      return;
    }
    setAsked(null);
    setTakesOverId(null);
    setChosen(result.value);
    // Whoever took over stays: to choose the role again asks again.
    const isPlain = !person.isYou && !leavesStories(role, before);
    toast(`${person.name} is now ${roleName(role).toLowerCase()}`, {
      detail: ROLE_MEANING[role],
      ...(isPlain && { undo: () => void choose(before, result.value.revision, role) }),
    });
  }

  const isLeaving = asked !== null && leavesStories(shown, asked);
  const { error } = change;
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
          change.reset();
          if (person.isYou || leavesStories(shown, role)) setAsked(role);
          else void choose(role, revision, shown);
        }}
      />
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setAsked(null);
        }}
        title={
          person.isYou
            ? "Give up your own administration?"
            : `Make ${person.name} ${asked ? roleName(asked).toLowerCase() : ""}?`
        }
        description={
          person.isYou
            ? "This page closes for you at once, and only another administrator can give it back."
            : `${person.name} can then no longer write in stories. If they work on restricted stories, the other members are told at once, on screen and in the story’s history.`
        }
        confirmLabel={asked ? `${person.isYou ? "Become" : "Make"} ${roleName(asked).toLowerCase()}` : "Change"} // prettier-ignore
        onConfirm={() => {
          if (asked) void choose(asked, revision, shown);
        }}
        pending={change.pending}
      >
        {isLeaving ? (
          <SuccessorField
            name={person.name}
            choices={successors.filter(({ id }) => id !== person.id)}
            error={error?.fields?.["takesOverId"]}
            onChoose={setTakesOverId}
          />
        ) : null}
        <FormError>{error && !error.fields ? refusalText(error) : null}</FormError>
      </ConfirmDialog>
    </>
  );
}
