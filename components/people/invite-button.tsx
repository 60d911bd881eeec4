"use client";

import { useState, type SubmitEvent } from "react";
import { useCommand } from "@/components/command";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { Field, FormError } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { Role } from "@/lib/access/policy";
import { INVITATION_DAYS } from "@/lib/people/rules";
import { ROLE_MEANING } from "@/lib/people/rules";
import { OneTimeLink } from "./one-time-link";
import { textOf } from "./text-of";
import { focusFirstFault } from "./use-submit";
import { roleChoices } from "./words";

type Made = { email: string; path: string };

export function InviteButton() {
  const [isOpen, setIsOpen] = useState(false);
  const [made, setMade] = useState<Made | null>(null);

  function setOpen(next: boolean) {
    setIsOpen(next);
    if (next) setMade(null);
  }

  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Invite
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={made ? "Send this link yourself" : "Invite somebody"}
        description={
          made
            ? `Sourceline sends no mail. The link is shown this once; whoever has it can join as ${made.email}.`
            : "You get a link to send them. With it they choose a name and a password, once."
        }
        sticky
      >
        {made ? (
          <OneTimeLink
            label="Invitation link"
            path={made.path}
            onAnother={() => setMade(null)}
            onDone={() => setOpen(false)}
          />
        ) : (
          <InviteForm onMade={setMade} onCancel={() => setOpen(false)} />
        )}
      </Dialog>
    </>
  );
}

const dayChoices = INVITATION_DAYS.map((days) => ({
  value: String(days),
  label: days === 1 ? "1 day" : `${days} days`,
}));

function InviteForm({ onMade, onCancel }: { onMade: (made: Made) => void; onCancel: () => void }) {
  const invite = useCommand("people.invite");
  const [role, setRole] = useState<Role>("editor");
  const typed = useTyped("invite", "");
  const fault = (field: string) => invite.error?.fields?.[field];

  async function send(form: HTMLFormElement): Promise<void> {
    const email = textOf(form, "email");
    const days = INVITATION_DAYS.find((each) => String(each) === textOf(form, "days"));
    const result = await invite.run({ email, role, days });
    if (result.ok) {
      typed.clear();
      onMade(result.value);
    } else focusFirstFault(form, result.error);
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    void send(event.currentTarget);
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      <Field label="Email" error={fault("email")}>
        <TextInput
          name="email"
          type="email"
          autoCapitalize="none"
          spellCheck={false}
          value={typed.value}
          onChange={(event) => typed.set(event.target.value)}
          required
        />
      </Field>
      <KeptNotice typed={typed} />
      <Field label="Role" hint={ROLE_MEANING[role]} error={fault("role")}>
        <Select
          name="role"
          options={roleChoices}
          value={role}
          onChange={(event) => {
            const chosen = roleChoices.find(({ value }) => value === event.currentTarget.value);
            if (chosen) setRole(chosen.value);
          }}
        />
      </Field>
      <Field label="The link works for" error={fault("days")}>
        <Select name="days" options={dayChoices} defaultValue="7" />
      </Field>
      <FormError>{invite.error && !invite.error.fields ? invite.error.message : null}</FormError>
      <DialogFooter>
        <Button
          onClick={() => {
            typed.clear();
            onCancel();
          }}
        >
          Cancel
        </Button>
        <Button type="submit" variant="primary" pending={invite.pending}>
          Make the link
        </Button>
      </DialogFooter>
    </form>
  );
}
