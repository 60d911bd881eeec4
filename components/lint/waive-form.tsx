"use client";

import type { SubmitEvent } from "react";
import type { CommandError } from "@/components/command";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Field, FormError } from "@/components/ui/field";
import { isEscape } from "@/components/ui/field-keys";
import { TextArea } from "@/components/ui/text-area";

type Props = {
  /** Under which what is typed is kept. */
  place: string;
  pending: boolean;
  error: CommandError | null;
  /** @returns whether it is waived. */
  onWaive: (reason: string) => Promise<boolean>;
  onLeave: () => void;
};

/** Why a lint does not count. It stays beside the lint, with who said so. */
export function WaiveForm({ place, pending, error, onWaive, onLeave }: Props) {
  const typed = useTyped(place, "");
  const fault = error?.fields?.reason;
  return (
    <form
      className="mt-2 flex flex-col gap-2"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        void onWaive(typed.value).then((isDone) => {
          if (isDone) typed.clear();
        });
      }}
    >
      <Field label="Why it does not count here" error={fault}>
        <TextArea
          autoFocus
          rows={2}
          value={typed.value}
          onChange={(event) => typed.set(event.target.value)}
          onKeyDown={(event) => {
            if (!isEscape(event)) return;
            event.preventDefault();
            onLeave();
          }}
        />
      </Field>
      <KeptNotice typed={typed} />
      <FormError>{error && !fault ? error.message : null}</FormError>
      <div className="flex gap-1.5">
        <Button type="submit" size="small" variant="primary" pending={pending}>
          Waive
        </Button>
        <Button
          size="small"
          onClick={() => {
            typed.clear();
            onLeave();
          }}
        >
          Cancel
        </Button>
      </div>
    </form>
  );
}
