"use client";

import { useCallback, useRef, useState, type Ref } from "react";
import { Combobox } from "@/components/ui/combobox";
import { holdKeys } from "@/components/ui/held-keys";
import { part, usePart } from "@/components/ui/part";
import { SourceOption, type PickedSource } from "./source-option";

export type { PickedSource } from "./source-option";

export type SourcePickerProps = {
  value: PickedSource | null;
  onChange: (source: PickedSource | null) => void;
  /** Offers “Create …” for a name that is not in the directory. */
  mayCreate?: boolean;
  /** Sources that make no sense here, by id. */
  exclude?: readonly number[];
  /** The accessible name where no <Field> stands around. */
  label?: string;
  placeholder?: string;
  id?: string;
  disabled?: boolean;
  inputRef?: Ref<HTMLInputElement | null>;
  className?: string;
};

const newSource = part(() => import("./new-source-dialog"));

type Asked = { name: string; answer: (source: PickedSource | null) => void };

async function findSources(query: string, signal: AbortSignal): Promise<PickedSource[]> {
  const response = await fetch(`/api/v1/sources/suggest?q=${encodeURIComponent(query)}`, {
    signal,
  });
  if (!response.ok) throw new Error(`The directory answered ${response.status}.`);
  return ((await response.json()) as { sources: PickedSource[] }).sources;
}

/**
 * Finds a source as one types, or makes it: Enter on “Create …”, one key for its kind, and the
 * cursor is back in the field. A near-duplicate is offered before a second one is made.
 */
export function SourcePicker({ mayCreate, exclude, ...props }: SourcePickerProps) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const making = usePart(newSource, asked !== null);
  /** Until the dialog that asks for the kind is there to take them. */
  const stopHolding = useRef<() => void>(() => undefined);

  const search = useCallback(
    async (query: string, signal: AbortSignal) => {
      const found = await findSources(query, signal);
      return exclude ? found.filter((source) => !exclude.includes(source.id)) : found;
    },
    [exclude],
  );

  const create = useCallback(
    (name: string) =>
      new Promise<PickedSource | null>((resolve) => {
        stopHolding.current = holdKeys();
        setAsked({ name, answer: resolve });
      }),
    [],
  );

  return (
    <>
      <Combobox<PickedSource>
        {...props}
        search={search}
        itemKey={(source) => source.id}
        itemLabel={(source) => source.name}
        renderItem={(source) => <SourceOption source={source} />}
        createLabel={(name) => `Create “${name}”…`}
        noun="sources"
        {...(mayCreate ? { onCreate: create } : {})}
      />
      {asked && making ? (
        <making.NewSourceDialog
          name={asked.name}
          onFocus={() => stopHolding.current()}
          onAnswer={(source) => {
            setAsked(null);
            asked.answer(source);
          }}
        />
      ) : null}
    </>
  );
}
