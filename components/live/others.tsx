"use client";

import clsx from "clsx";
import { HERE_EDITING, type HerePerson } from "@/lib/live/rules";
import { useBeingHere } from "./being-here";
import { useOthersHere } from "./live";

/** "Daniel Okafor" → "DO". */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "");
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters
    .flatMap((word) => Array.from(word ?? "").slice(0, 1))
    .join("")
    .toUpperCase();
}

/** A person by their initials; neutral, since a colour would mean something. */
export function Initials({ name, className }: { name: string; className?: string }) {
  return (
    <span
      title={name}
      aria-hidden="true"
      className={clsx(
        "inline-grid size-5 flex-none place-items-center rounded-full border border-edge bg-surface font-sans text-[0.5625rem] leading-none font-semibold text-soft",
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}

function byPerson(others: readonly HerePerson[]): HerePerson[] {
  const people = new Map<number, HerePerson>();
  for (const other of others) {
    const before = people.get(other.person);
    if (!before?.editing) people.set(other.person, other);
  }
  return [...people.values()];
}

export function wordsOfHere({ name, editing }: HerePerson): string {
  return `${name} ${editing ? HERE_EDITING[editing] : "is looking at it"}`;
}

const SHOWN = 3;

/** Who else is in the story, in its header. */
export function OthersInStory({ story }: { story: number }) {
  useBeingHere({ story });
  const here = useOthersHere();
  const people = byPerson(here.filter((other) => other.story === story));
  if (people.length === 0) return null;
  const names = people.map(({ name }) => name).join(", ");
  return (
    <span className="no-print inline-flex items-center gap-1.5 text-sm text-soft" title={names}>
      {people.slice(0, SHOWN).map(({ person, name }) => (
        <Initials key={person} name={name} />
      ))}
      <span>
        {people.length === 1 ? "1 other here" : `${people.length} others here`}
        <span className="sr-only">: {names}</span>
      </span>
    </span>
  );
}

/** Who else has the claim open, and what they are changing in it, in words. */
export function OthersAtClaim({ story, claim }: { story: number; claim: number }) {
  useBeingHere({ story, claim });
  const here = useOthersHere();
  const people = byPerson(here.filter((other) => other.claim === claim));
  return (
    <ul
      aria-label="Others at this claim"
      aria-live="polite"
      className="no-print mt-1 flex flex-col gap-0.5 text-sm text-soft empty:hidden"
    >
      {people.map((person) => (
        <li key={person.person} className="flex items-center gap-1.5">
          <Initials name={person.name} />
          <span>{wordsOfHere(person)}</span>
        </li>
      ))}
    </ul>
  );
}
