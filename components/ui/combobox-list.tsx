"use client";

/** A field of ./combobox.tsx with the list that opens below it. */
import { Combobox as Base } from "@base-ui/react/combobox";
import clsx from "clsx";
import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from "react";
import { ClearButton } from "./clear-button";
import type { ComboboxProps } from "./combobox";
import { useFieldControl } from "./field";
import { isEnter } from "./field-keys";
import { holdKeys } from "./held-keys";
import { Icon } from "./icon";
import { useSearch } from "./use-search";

type Option<Item> = { kind: "item"; item: Item } | { kind: "create"; query: string };

/** How ./combobox.tsx left its field. */
export type Handover = { typed: string; hasFocus: boolean; isPressed: boolean };

type Props<Item> = ComboboxProps<Item> & {
  from: Handover;
  /** Called once the field has taken over, for keys that were held for it. */
  onTaken: () => void;
};

export function ComboboxWithList<Item>(props: Props<Item>) {
  const { value, onChange, itemKey, itemLabel, onCreate } = props;
  const { answered, items, pending, failed, ask, forget } = useSearch(props.search);
  const [typed, setTyped] = useState(props.from.typed);
  const { hasFocus, isPressed } = props.from;
  const [open, setOpen] = useState(hasFocus && (isPressed || props.from.typed.trim() !== ""));
  const [creating, setCreating] = useState(false);
  const [isLeft, setIsLeft] = useState(false);
  const tie = useFieldControl({ id: props.id });
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(
    props.inputRef,
    () => input.current,
  );

  const text = value === null ? typed : itemLabel(value);
  const query = typed.trim();
  const same = (one: string, other: string) =>
    one.toLocaleLowerCase() === other.toLocaleLowerCase();
  const exact = (found: readonly Item[], wanted: string) =>
    found.filter((item) => same(itemLabel(item).trim(), wanted));
  /** Of several that are called so, a person has to say which. */
  const theOne = (found: readonly Item[], wanted: string) => {
    const [match, ...namesakes] = exact(found, wanted);
    return namesakes.length === 0 ? match : undefined;
  };

  const options: Option<Item>[] = items.map((item) => ({ kind: "item", item }));
  const mayCreate =
    onCreate &&
    value === null &&
    query !== "" &&
    answered === query &&
    exact(items, query).length === 0;
  if (mayCreate) options.push({ kind: "create", query });

  const unresolved = value === null && query !== "";
  useEffect(() => {
    input.current?.setCustomValidity(
      unresolved ? `Choose one of the list${onCreate ? ", create it," : ""} or clear this.` : "",
    );
  }, [unresolved, onCreate]);

  const takeOver = useEffectEvent(() => {
    if (hasFocus) input.current?.focus();
    if (open) ask(value === null ? query : "");
    props.onTaken();
  });
  useEffect(() => takeOver(), []);

  function choose(item: Item | null) {
    setTyped("");
    forget();
    onChange(item);
  }

  async function take(option: Option<Item>) {
    if (option.kind === "item") {
      choose(option.item);
      return;
    }
    setCreating(true);
    try {
      const created = await onCreate?.(option.query);
      if (created) choose(created);
    } finally {
      setCreating(false);
    }
  }

  function type(next: string) {
    setTyped(next);
    if (value !== null) onChange(null);
    ask(next.trim());
  }

  const stopHolding = useRef<(() => void) | null>(null);
  useEffect(() => () => stopHolding.current?.(), []);

  /**
   * The field is done with before the answer is there: wait for it, and take it if it is just what
   * was typed. What is pressed meanwhile is meant for what comes after.
   * @param isEntered by Enter, which also makes what nobody has; otherwise the field was left.
   */
  function awaitAnswer(isEntered: boolean) {
    const release = holdKeys();
    stopHolding.current = release;
    setOpen(isEntered);
    ask(query, (found) => {
      const match = found && theOne(found, query);
      if (match) {
        choose(match);
        setOpen(false);
        release();
      } else if (isEntered && onCreate && found?.length === 0) {
        setOpen(false);
        void take({ kind: "create", query });
        release();
      } else {
        // A further Enter would choose what nobody has looked at.
        release(isEntered ? { without: "Enter" } : {});
      }
    });
  }

  return (
    <Base.Root<Option<Item>>
      items={options}
      filter={null}
      value={value === null ? null : { kind: "item", item: value }}
      inputValue={text}
      open={open}
      autoHighlight
      disabled={props.disabled ?? false}
      isItemEqualToValue={(one, other) =>
        one.kind === "item" && other.kind === "item" && itemKey(one.item) === itemKey(other.item)
      }
      itemToStringLabel={(option) =>
        option.kind === "item" ? itemLabel(option.item) : option.query
      }
      onOpenChange={(next, { reason }) => {
        setOpen(next);
        const isTyping = reason === "input-change";
        if (next && !isTyping && answered === null) ask(value === null ? query : "");
      }}
      onInputValueChange={(next, { reason }) => {
        if (reason === "input-change") type(next);
      }}
      onValueChange={(option, details) => {
        // Escape closes the list, and then belongs to whatever stands around.
        if (details.reason === "escape-key") {
          details.cancel();
          details.allowPropagation();
        } else if (option) {
          void take(option);
        }
      }}
    >
      <Base.InputGroup
        className={clsx("control flex items-center gap-1 py-0! pr-1!", props.className)}
        data-disabled={props.disabled || undefined}
      >
        <Base.Input
          ref={input}
          dir="auto"
          {...tie}
          aria-invalid={tie["aria-invalid"] ?? ((unresolved && isLeft) || undefined)}
          aria-label={props.label}
          placeholder={props.placeholder}
          className="min-w-0 flex-1 truncate bg-transparent py-[0.3125rem] leading-[1.45] outline-none"
          onFocus={() => setIsLeft(false)}
          onBlur={() => {
            const match = unresolved && answered === query ? theOne(items, query) : undefined;
            if (match) choose(match);
            else setIsLeft(true);
          }}
          onKeyDown={(event) => {
            const isPlainEnter = isEnter(event);
            if (isPlainEnter && unresolved && answered !== query) {
              event.preventDefault();
              event.preventBaseUIHandler();
              awaitAnswer(true);
              return;
            }
            if (event.key === "Tab" && unresolved && answered !== query) awaitAnswer(false);
            // The list is here, its first option not yet highlighted: it is the one meant.
            const isHighlighted = event.currentTarget.hasAttribute("aria-activedescendant");
            const [first] = options;
            if (isPlainEnter && open && unresolved && first && !isHighlighted) {
              event.preventDefault();
              event.preventBaseUIHandler();
              setOpen(false);
              void take(first);
            }
          }}
        />
        {text === "" || props.disabled ? null : (
          <ClearButton
            onClear={() => {
              choose(null);
              input.current?.focus();
            }}
          />
        )}
      </Base.InputGroup>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="start" collisionPadding={8} className="z-50">
          <Base.Popup
            aria-busy={pending || creating}
            className="popup max-h-[min(24rem,var(--available-height))] w-(--anchor-width) max-w-(--available-width) min-w-72 overflow-y-auto p-1"
          >
            <Base.Status className="px-2 text-sm text-faint [&>*]:py-1.5">
              <StatusWords
                {...{ pending, creating, failed, query }}
                empty={options.length === 0}
                noun={props.noun ?? "matches"}
              />
            </Base.Status>
            <Base.List>
              {(option: Option<Item>) => (
                <Base.Item
                  key={option.kind === "item" ? itemKey(option.item) : "create"}
                  value={option}
                  className="option"
                >
                  {option.kind === "create" ? (
                    <>
                      <Icon name="plus" className="text-accent" />
                      <span className="min-w-0 flex-1 text-accent">
                        {props.createLabel?.(option.query) ?? `Create “${option.query}”`}
                      </span>
                    </>
                  ) : (
                    <span className="min-w-0 flex-1">
                      {props.renderItem?.(option.item) ?? itemLabel(option.item)}
                    </span>
                  )}
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function StatusWords(props: {
  pending: boolean;
  creating: boolean;
  failed: boolean;
  empty: boolean;
  query: string;
  noun: string;
}) {
  if (props.creating) return <p>Creating…</p>;
  if (props.failed) return <p className="text-danger">The search failed. Type again to retry.</p>;
  if (!props.empty) return null;
  if (props.pending) return <p>Searching…</p>;
  if (props.query === "") return <p>Type to find {props.noun}.</p>;
  return (
    <p>
      No {props.noun} for “{props.query}”.
    </p>
  );
}
