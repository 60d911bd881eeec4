"use client";

import type { SubmitEvent } from "react";
import { refusalText, type CommandError } from "@/components/command";
import { SourcePicker, type PickedSource } from "@/components/sources/source-picker";
import { KeptNotice } from "@/components/typed/kept-notice";
import type { Typed } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { Field, FormError } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useTimeZone } from "@/components/ui/time-zone";
import { SUBJECT_LIMIT, WHOM_LIMIT, type RequestField } from "@/lib/replies/rules";
import { ClaimChooser, type ChosenClaim } from "./claim-chooser";

/** What the form holds, as typed. */
export type RequestDraft = {
  subject: string;
  source: PickedSource | null;
  whom: string;
  deadline: string;
  claims: ChosenClaim[];
};

type Props = {
  title: string;
  description?: string;
  slug: string;
  typed: Typed<RequestDraft>;
  /** What may be typed; the rest went out and stays what it was. */
  fields: readonly RequestField[];
  pending: boolean;
  error: CommandError | null;
  action: string;
  onSend: () => void;
  onClose: () => void;
  onCancel: () => void;
};

/** Whom to ask, about what, and until when: for noting a request, and for changing one. */
export function RequestForm(props: Props) {
  const { slug, typed, fields, error } = props;
  const zone = useTimeZone();
  const { value: draft } = typed;
  const faults = error?.fields ?? {};
  const set = (patch: Partial<RequestDraft>) => typed.set((now) => ({ ...now, ...patch }));
  const has = (field: RequestField) => fields.includes(field);
  return (
    <Dialog
      open
      sticky
      width="large"
      onOpenChange={(open) => (open ? undefined : props.onClose())}
      title={props.title}
      {...(props.description ? { description: props.description } : {})}
    >
      <form
        className="flex flex-col gap-3.5"
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          props.onSend();
        }}
      >
        {has("subject") ? (
          <Field
            label="Subject of the allegation"
            hint="As the letter calls them: a person, a company, an authority."
            error={faults.subject}
          >
            <TextInput
              required
              maxLength={SUBJECT_LIMIT}
              value={draft.subject}
              onChange={(event) => set({ subject: event.target.value })}
            />
          </Field>
        ) : null}
        <div className="grid gap-3.5 sm:grid-cols-2">
          {has("whom") ? (
            <Field label="Whom you write to" optional hint="Name and title." error={faults.whom}>
              <TextInput
                maxLength={WHOM_LIMIT}
                value={draft.whom}
                onChange={(event) => set({ whom: event.target.value })}
              />
            </Field>
          ) : null}
          {has("deadline") ? (
            <Field
              label="Deadline"
              optional={has("subject")}
              hint={`Newsroom time (${zone})`}
              error={faults.deadline}
            >
              <TextInput
                type="datetime-local"
                value={draft.deadline}
                onChange={(event) => set({ deadline: event.target.value })}
              />
            </Field>
          ) : null}
        </div>
        <Field
          label="In the directory"
          optional
          hint="Needed only to cite what they say."
          error={faults.sourceId}
        >
          <SourcePicker value={draft.source} onChange={(source) => set({ source })} mayCreate />
        </Field>
        {has("claims") ? (
          <ClaimChooser
            slug={slug}
            chosen={draft.claims}
            onChange={(claims) => set({ claims })}
            fault={faults.claims}
          />
        ) : null}
        <KeptNotice typed={typed} />
        <FormError>{error && !error.fields ? refusalText(error) : null}</FormError>
        <DialogFooter>
          <Button onClick={props.onCancel}>Cancel</Button>
          <Button type="submit" variant="primary" pending={props.pending}>
            {props.action}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
