"use client";

import { useState } from "react";
import { refusalText, useCommand } from "@/components/command";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { Field, FormError } from "@/components/ui/field";
import { ReadyForm } from "@/components/ui/ready-form";
import { Select } from "@/components/ui/select";
import type { IdentityState } from "@/lib/ledger/identities/queries";

type Person = { id: number; name: string };

/** Whom the keeper shows it to, and to whom it is handed on. */
export function EntrustedPeople({
  state,
  handle,
  people,
}: {
  state: IdentityState;
  handle: string;
  people: readonly Person[];
}) {
  const { sourceId, readers, can, keeper } = state;
  const name = useCommand("identities.nameReader");
  const remove = useCommand("identities.removeReader");
  const [chosen, setChosen] = useState("");
  const [handedTo, setHandedTo] = useState<Person | null>(null);
  const others = people.filter(({ id }) => id !== keeper.id);
  const person = others.find(({ id }) => String(id) === chosen);
  const isReader = readers.some(({ id }) => id === person?.id);
  const error = name.error ?? remove.error;

  async function show(userId: number) {
    const result = await name.run({ sourceId, userId });
    if (result.ok) setChosen("");
  }

  return (
    <div className="mt-3">
      {readers.length > 0 ? (
        <ul aria-label="Shown to" className="divide-y divide-rule border-y border-rule text-table">
          {readers.map((reader) => (
            <li key={reader.id} className="flex min-h-9 items-center gap-2">
              <span dir="auto" className="min-w-0 flex-1 truncate">
                {reader.name}
              </span>
              {can.keep ? (
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={`Show it to ${reader.name} no more`}
                  pending={remove.pending}
                  onClick={() => void remove.run({ sourceId, userId: reader.id })}
                >
                  No more
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      <ReadyForm
        className="mt-2.5 flex flex-wrap items-end gap-2"
        onSend={() => {
          if (person && can.keep && !isReader && !name.pending) void show(person.id);
        }}
      >
        <Field label="Entrust it to" className="min-w-0 flex-1 basis-40">
          <Select
            value={chosen}
            placeholder="Choose a person"
            options={others.map(({ id, name }) => ({ value: String(id), label: name }))}
            onChange={(event) => setChosen(event.target.value)}
          />
        </Field>
        {can.keep ? (
          <Button type="submit" pending={name.pending} disabled={!person || isReader}>
            Show it
          </Button>
        ) : null}
        {can.handOver ? (
          <Button disabled={!person} onClick={() => setHandedTo(person ?? null)}>
            Hand it over…
          </Button>
        ) : null}
      </ReadyForm>
      <FormError>{error ? refusalText(error) : null}</FormError>
      <HandOver
        sourceId={sourceId}
        handle={handle}
        to={handedTo}
        onDone={() => {
          setHandedTo(null);
          setChosen("");
        }}
      />
    </div>
  );
}

/** Asks first: whoever hands it over does not see it any more. */
function HandOver({
  sourceId,
  handle,
  to,
  onDone,
}: {
  sourceId: number;
  handle: string;
  to: Person | null;
  onDone: () => void;
}) {
  const handOver = useCommand("identities.handOver");

  async function confirm() {
    if (!to) return;
    const result = await handOver.run({ sourceId, userId: to.id });
    if (result.ok) onDone();
  }

  return (
    <ConfirmDialog
      open={to !== null}
      onOpenChange={(open) => {
        if (!open) onDone();
      }}
      title={`Hand over who ${handle} is?`}
      description={`${to?.name ?? ""} keeps it from then on, and says who sees it. You do not, unless they name you.`}
      confirmLabel="Hand it over"
      pending={handOver.pending}
      onConfirm={() => void confirm()}
    >
      <FormError>{handOver.error ? refusalText(handOver.error) : null}</FormError>
    </ConfirmDialog>
  );
}
