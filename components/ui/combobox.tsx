"use client";

import clsx from "clsx";
import {
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from "react";
import { ClearButton } from "./clear-button";
import { useFieldControl } from "./field";
import { isEnter } from "./field-keys";
import { holdKeysFrom } from "./held-keys";
import { fetchAhead, part, usePart } from "./part";
import type { Search } from "./use-search";

export type ComboboxProps<Item> = {
  value: Item | null;
  onChange: (item: Item | null) => void;
  /** Called with "" when the list opens: answer with what is likely, or nothing. */
  search: Search<Item>;
  itemKey: (item: Item) => string | number;
  /** The item in the input, and for matching what was typed. */
  itemLabel: (item: Item) => string;
  renderItem?: (item: Item) => ReactNode;
  /** Offers “Create …” last. Return the new item to choose it, or nothing to set `value` later. */
  onCreate?: (query: string) => Promise<Item | null> | undefined;
  createLabel?: (query: string) => string;
  /** What is searched for, in the plural, for the words of the empty list: "sources". */
  noun?: string;
  /** The accessible name where no <Field> stands around. */
  label?: string;
  placeholder?: string;
  id?: string;
  disabled?: boolean;
  inputRef?: Ref<HTMLInputElement | null>;
  className?: string;
};

const list = part(() => import("./combobox-list"));

/** Asks for the list ahead, where a field that has one will be wanted next. */
export function fetchComboboxList(): void {
  fetchAhead(list);
}

/**
 * Find as you type, with the keyboard alone. Enter takes the highlighted option; with the list
 * closed it submits the form. Words that were typed but not chosen are never dropped in
 * silence: they stay, and the browser refuses to submit until they are chosen or cleared.
 */
export function Combobox<Item>(props: ComboboxProps<Item>) {
  const [isWanted, setIsWanted] = useState(false);
  const parts = usePart(list, isWanted, { holdsKeys: false });
  const [from, setFrom] = useState({ typed: "", hasFocus: false, isPressed: false });
  const [isComposing, setIsComposing] = useState(false);
  const stopHolding = useRef<(() => void) | null>(null);
  if (parts && isWanted && !isComposing) {
    const onTaken = () => stopHolding.current?.();
    return <parts.ComboboxWithList {...props} from={from} onTaken={onTaken} />;
  }
  return (
    <PlainField
      {...props}
      typed={from.typed}
      onType={(typed) => setFrom({ ...from, typed })}
      onCompose={setIsComposing}
      onCome={(isPressed) => {
        setFrom({ ...from, hasFocus: true, isPressed });
        setIsWanted(true);
      }}
      onLeave={() => setFrom({ ...from, hasFocus: false })}
      onDecide={(event) => {
        // Once: where the list does not come, the key does what it does without one.
        if (stopHolding.current) return;
        event.preventDefault();
        stopHolding.current = holdKeysFrom(event);
      }}
    />
  );
}

const CLOSED = {
  role: "combobox",
  "aria-expanded": false,
  "aria-haspopup": "listbox",
  "aria-autocomplete": "list",
} as const;

type PlainFieldProps<Item> = ComboboxProps<Item> & {
  typed: string;
  onType: (text: string) => void;
  /** Signs are being put together, which a change of fields would break off. */
  onCompose: (isComposing: boolean) => void;
  /** @param isPressed by the pointer, which opens the list at once. */
  onCome: (isPressed: boolean) => void;
  onLeave: () => void;
  /** A key that takes what was typed, or leaves the field with it: it is the list's to answer. */
  onDecide: (event: KeyboardEvent) => void;
};

/** Stands for the field until its list is here: keeps what is typed, and lets nothing be sent with it. */
function PlainField<Item>(props: PlainFieldProps<Item>) {
  const { value, typed, onType } = props;
  const tie = useFieldControl({ id: props.id });
  const input = useRef<HTMLInputElement>(null);
  const isPressed = useRef(false);
  const text = value === null ? typed : props.itemLabel(value);
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(
    props.inputRef,
    () => input.current,
  );
  useEffect(() => {
    input.current?.setCustomValidity(typed.trim() === "" ? "" : "Choose one of the list.");
  }, [typed]);

  return (
    <div
      role="group"
      className={clsx("control flex items-center gap-1 py-0! pr-1!", props.className)}
      data-disabled={props.disabled || undefined}
    >
      <input
        ref={input}
        type="text"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        {...CLOSED}
        {...tie}
        aria-label={props.label}
        placeholder={props.placeholder}
        disabled={props.disabled}
        value={text}
        onPointerEnter={fetchComboboxList}
        onPointerDown={() => (isPressed.current = true)}
        onFocus={() => props.onCome(isPressed.current)}
        onBlur={props.onLeave}
        onKeyDown={(event) => {
          const isDecided = isEnter(event) || event.key === "Tab";
          if (isDecided && value === null && typed.trim() !== "") props.onDecide(event);
        }}
        onCompositionStart={() => props.onCompose(true)}
        onCompositionEnd={() => props.onCompose(false)}
        onChange={(event) => {
          if (value !== null) props.onChange(null);
          onType(event.target.value);
        }}
        className="min-w-0 flex-1 truncate bg-transparent py-[0.3125rem] leading-[1.45] outline-none"
      />
      {text === "" || props.disabled ? null : (
        <ClearButton
          onClear={() => {
            onType("");
            props.onChange(null);
            input.current?.focus();
          }}
        />
      )}
    </div>
  );
}
