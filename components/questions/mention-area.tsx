"use client";

/**
 * A text of a thread: an @ opens the list of people who see the story, and whoever is taken stands in
 * the text by name. It is the server that makes a mention of it, so that what is typed is plain text.
 */
import {
  useCallback,
  useId,
  useRef,
  useState,
  type ComponentProps,
  type KeyboardEvent,
} from "react";
import { isEnter } from "@/components/ui/field-keys";
import { holdKeysFrom, typeText } from "@/components/ui/held-keys";
import { fetchAhead, part, usePart } from "@/components/ui/part";
import { TextArea } from "@/components/ui/text-area";
import { useSearch } from "@/components/ui/use-search";
import type { MentionableView } from "@/lib/ledger/questions/queries";
import { askedName, type AskedName } from "./asked-name";

type Props = Omit<ComponentProps<"textarea">, "ref"> & {
  /** The claim that the thread is about: who sees its story can be named. */
  claimId: number;
};

const list = part(() => import("./mention-list"));

export function MentionArea({ claimId, ...props }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const naming = useNaming(claimId, area);
  const { asked, people, highlighted } = naming;
  const parts = usePart(list, asked !== null && people.length > 0, { holdsKeys: false });
  const isOpen = parts !== null && asked !== null && people.length > 0;

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (asked && naming.decide(event, isOpen)) event.preventDefault();
    else props.onKeyDown?.(event);
  }
  return (
    <>
      <TextArea
        {...props}
        ref={area}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        {...(isOpen &&
          highlighted && {
            "aria-controls": id,
            "aria-activedescendant": parts.optionId(id, highlighted),
          })}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          fetchAhead(list);
          props.onFocus?.(event);
        }}
        onChange={(event) => {
          props.onChange?.(event);
          naming.look(event.target);
        }}
        onSelect={(event) => naming.moved(event.currentTarget)}
        onBlur={(event) => {
          naming.leave();
          props.onBlur?.(event);
        }}
      />
      <span role="status" className="sr-only">
        {isOpen && highlighted
          ? `${highlighted.name}, ${people.length === 1 ? "the only one" : `one of ${people.length}`}. Enter names them.`
          : ""}
      </span>
      {isOpen ? (
        <parts.MentionList
          {...{ id, people, highlighted }}
          anchor={area}
          onHighlight={naming.highlight}
          onTake={naming.take}
          onLeave={naming.leave}
        />
      ) : null}
    </>
  );
}

/** Whom somebody is about to name, from the @ on. */
function useNaming(claimId: number, area: { current: HTMLTextAreaElement | null }) {
  const [asked, setAsked] = useState<AskedName | null>(null);
  const [place, setPlace] = useState(0);
  /** What was written when its list was left; and the words that nobody is called by. */
  const left = useRef<AskedName | null>(null);
  const nobody = useRef<string | null>(null);
  const search = useCallback(
    (query: string, signal: AbortSignal) => findPeople(claimId, query, signal),
    [claimId],
  );
  const found = useSearch(search);
  const isAnswered = found.answered === asked?.query;
  const people = asked ? found.items : [];
  const highlighted = people[Math.min(place, people.length - 1)];

  function leave() {
    left.current = asked ?? left.current;
    setAsked(null);
    found.forget();
  }

  function ask(next: AskedName, then?: (items: readonly MentionableView[]) => void) {
    found.ask(next.query, (items) => {
      if (items === null || items.length === 0) nobody.current = next.query;
      then?.(items ?? []);
    });
  }

  function take(person: MentionableView) {
    const field = area.current;
    if (!field || !asked) return;
    leave();
    left.current = { at: asked.at, query: person.name };
    field.focus();
    const { selectionEnd: end } = field;
    field.setSelectionRange(asked.at, end);
    typeText(`@${person.name}${field.value.charAt(end) === " " ? "" : " "}`);
  }

  /** It goes on from where the list was left. */
  function wasLeft({ at, query }: AskedName): boolean {
    return left.current?.at === at && query.startsWith(left.current.query);
  }

  /** It goes on from words that nobody is called by. */
  function isVain({ query }: AskedName): boolean {
    return nobody.current !== null && query.startsWith(nobody.current);
  }

  /** After the text was changed by its writer. */
  function look({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) {
    const next = selectionStart === selectionEnd ? askedName(value, selectionEnd) : null;
    if (next?.at !== asked?.at) nobody.current = null;
    if (next === null || wasLeft(next) || isVain(next)) {
      setAsked(null);
      return;
    }
    setPlace(0);
    setAsked(next);
    ask(next);
  }

  /** The list is here, or on its way and will say. @returns whether the key was the list's. */
  function decide(event: KeyboardEvent, isOpen: boolean): boolean {
    const isTaking = isEnter(event) || (event.key === "Tab" && !event.shiftKey);
    if (isTaking && isOpen && isAnswered) {
      if (highlighted) take(highlighted);
      return highlighted !== undefined;
    }
    if (isTaking && asked && asked.query !== "" && !isAnswered && !isVain(asked)) {
      const release = holdKeysFrom(event);
      ask(asked, (items) => {
        const [only, ...others] = items;
        if (only && others.length === 0) take(only);
        // Of several nobody has looked at any; of none the key is the text's own.
        release({ isTaken: only !== undefined });
      });
      return true;
    }
    if (!isOpen) return false;
    if (event.key === "ArrowDown") setPlace((place + 1) % people.length);
    else if (event.key === "ArrowUp") setPlace((place + people.length - 1) % people.length);
    else return false;
    return true;
  }

  return {
    ...{ asked, people, highlighted, leave, take, look, decide },
    highlight: (person: MentionableView) => setPlace(people.indexOf(person)),
    /** The cursor went elsewhere. */
    moved: ({ selectionEnd }: HTMLTextAreaElement) => {
      if (asked && selectionEnd !== asked.at + 1 + asked.query.length) setAsked(null);
    },
  };
}

async function findPeople(claimId: number, query: string, signal: AbortSignal) {
  const address = `/api/v1/claims/${claimId}/people?q=${encodeURIComponent(query)}`;
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`Looking for people answered ${response.status}.`);
  return ((await response.json()) as { people: MentionableView[] }).people;
}
