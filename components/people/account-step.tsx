"use client";

import { useState } from "react";
import { refusalText, useCommand } from "@/components/command";
import { ConfirmDialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import type { PersonView } from "@/lib/people/queries";
import { canWorkInStories } from "@/lib/people/rules";
import type { Successor } from "@/lib/people/taking-over";
import { SuccessorField } from "./successor-field";

export type Step = "link" | "factors" | "disable" | "enable";

const TOLD =
  "If they work on restricted stories, the other members are told at once, on screen and in the story’s history.";

type Words = { title: string; description: string; confirm: string };

function wordsOf(step: Step, { name, isYou }: PersonView): Words {
  switch (step) {
    case "link":
      return {
        title: `Make a link to a new password for ${name}?`,
        description: `Whoever has the link can sign in as ${name}, so ${isYou ? "the log says" : `${name} is told`} that you made it. ${TOLD}`,
        confirm: "Make the link",
      };
    case "factors":
      return {
        title: `Take the second factors off ${name}’s account?`,
        description: `${name} then signs in with the password alone, and is told that you did it. ${TOLD}`,
        confirm: "Take them off",
      };
    case "disable":
      return {
        title: isYou ? "Disable your own account?" : `Disable ${name}'s account?`,
        description: `${isYou ? "You are" : `${name} is`} signed out everywhere at once and cannot sign in until an administrator enables the account again. What was logged, judged and written stays, under the same name. ${TOLD}`,
        confirm: "Disable account",
      };
    case "enable":
      return {
        title: `Enable ${name}’s account again?`,
        description: `${name} can sign in again, and reads what everybody does. Restricted stories stay shut to them until a member lets them in again. ${TOLD}`,
        confirm: "Enable account",
      };
  }
}

/** Says what an administrator's act on an account comes to, before it is done. */
export function AccountStep({
  step,
  person,
  successors,
  onLink,
  onClose,
}: {
  step: Step;
  person: PersonView;
  successors: readonly Successor[];
  /** Is given the path of the link that was made. */
  onLink: (path: string) => void;
  onClose: () => void;
}) {
  const commands = {
    link: useCommand("people.makePasswordLink"),
    factors: useCommand("people.removeFactors"),
    disable: useCommand("people.disable"),
    enable: useCommand("people.enable"),
  };
  const toast = useToast();
  const [takesOverId, setTakesOverId] = useState<number | null>(null);
  const { id: userId, revision, name } = person;
  const { title, description, confirm } = wordsOf(step, person);
  const { error, pending } = commands[step];

  async function give(): Promise<void> {
    if (step === "link") {
      const made = await commands.link.run({ userId });
      if (made.ok) onLink(made.value.path);
      return;
    }
    const result =
      step === "factors"
        ? await commands.factors.run({ userId })
        : step === "disable"
          ? await commands.disable.run({ userId, revision, takesOverId })
          : await commands.enable.run({ userId, revision });
    if (!result.ok) return;
    toast(DONE[step](name));
    onClose();
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      danger={step === "disable"}
      title={title}
      description={description}
      confirmLabel={confirm}
      onConfirm={() => void give()}
      pending={pending}
    >
      {step === "disable" && canWorkInStories(person.role) ? (
        <SuccessorField
          name={name}
          choices={successors.filter(({ id }) => id !== userId)}
          error={error?.fields?.["takesOverId"]}
          onChoose={setTakesOverId}
        />
      ) : null}
      <FormError>{error && !error.fields ? refusalText(error) : null}</FormError>
    </ConfirmDialog>
  );
}

const DONE: Record<Exclude<Step, "link">, (name: string) => string> = {
  factors: (name) => `${name} signs in with the password alone`,
  disable: (name) => `${name} can no longer sign in`,
  enable: (name) => `${name} can sign in again`,
};
