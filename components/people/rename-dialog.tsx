"use client";

import type { SubmitEvent } from "react";
import { useCommand } from "@/components/command";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { Field, FormError } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useToast } from "@/components/ui/toast";
import type { PersonView } from "@/lib/people/queries";

/** The administrator's way to change a name; what was typed stays when it is refused. */
export function RenameDialog({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const rename = useCommand("people.rename");
  const toast = useToast();
  const { id: userId, revision, name } = person;
  const typed = useTyped(`name of person ${userId}`, name);

  async function send(): Promise<void> {
    const result = await rename.run({ userId, revision, name: typed.value });
    if (!result.ok) return;
    typed.clear();
    toast(`${name} is now shown as ${result.value.name}`);
    onClose();
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    void send();
  }

  const { error } = rename;
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={`Change the name of ${name}`}
      description={`What was done before is shown under the name of its day. ${person.isYou ? "" : `${name} is told. `}If they work on restricted stories, the other members are told at once, on screen and in the story’s history. Nobody else may take the name they had.`}
      width="small"
    >
      <form noValidate onSubmit={submit}>
        <Field label="Name" error={error?.fields?.["name"]}>
          <TextInput
            name="name"
            autoComplete="off"
            value={typed.value}
            onChange={(event) => typed.set(event.target.value)}
            required
          />
        </Field>
        <KeptNotice typed={typed} />
        <div className="mt-2">
          <FormError>{error && !error.fields ? error.message : null}</FormError>
        </div>
        <DialogFooter>
          <Button
            onClick={() => {
              typed.clear();
              onClose();
            }}
          >
            Cancel
          </Button>
          <Button type="submit" variant="primary" pending={rename.pending}>
            Save name
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
