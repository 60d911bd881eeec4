/**
 * What a field of a form is, said once: its words, its control, its limit, and how the text in the
 * control becomes the value of a command and back. The claim's fields stand in claim-fields.ts,
 * the citation's in citation-fields.ts. Pure.
 */

export type Choice<Value extends string = string> = { value: Value; label: string };

/** People to choose from, where a field asks for one. */
export type Person = { id: number; name: string };

export type Control =
  /** One line, or several, of at most `limit` characters. */
  | { as: "line"; limit: number }
  | { as: "text"; limit: number; isSerif?: boolean }
  /** One of a closed list; `none` is what leaving it open is called, where that may be. */
  | { as: "choice"; choices: readonly Choice[]; none?: string }
  | { as: "person"; none: string }
  | { as: "day" }
  /** At most `limit` tags of at most `length` characters each. */
  | { as: "tags"; limit: number; length: number };

/** @typeParam Value as the command takes it. */
export type Field<Value = unknown> = {
  label: string;
  /** What it is called where the label would be too long: beside two versions, on a button. */
  term?: string;
  /** What to put there; it may depend on what is chosen. */
  hint?: string | ((text: string) => string);
  /** It may stay empty. */
  isOptional: boolean;
  /** It takes a form's whole width. */
  isWide?: boolean;
  control: Control;
  /** The text in a form that nobody has touched. */
  start: string;
  read(text: string): Value;
  write(value: Value): string;
};

export function termOf(field: Field): string {
  return field.term ?? field.label;
}

export function hintOf({ hint }: Field, text: string): string | undefined {
  return typeof hint === "function" ? hint(text) : hint;
}

/** The label within a sentence: “New claim: what the story says”. */
export function labelWithin({ label }: Field): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

/** What stands in the control, in words. */
export function wordsOf(field: Field, text: string, people: readonly Person[] = []): string {
  const choice = choicesOf(field, people).find(({ value }) => value === text);
  return choice?.label ?? text;
}

export function choicesOf({ control }: Field, people: readonly Person[] = []): readonly Choice[] {
  if (control.as === "choice") return control.choices;
  if (control.as !== "person") return [];
  return people.map(({ id, name }) => ({ value: String(id), label: name }));
}

/**
 * What the command would refuse because it is too long, said while it is typed. Nothing is cut
 * off: a paste that loses its end without a word is worse than one that is refused.
 */
export function lengthFault({ control }: Field, text: string): string | null {
  switch (control.as) {
    case "line":
    case "text":
      return text.length > control.limit
        ? `Longer than ${control.limit.toLocaleString("en-GB")} characters: shorten it.`
        : null;
    case "tags": {
      const tags = splitTags(text);
      if (tags.length > control.limit) return `At most ${control.limit} tags: take some out.`;
      return tags.some((tag) => tag.length > control.length)
        ? `A tag has at most ${control.length} characters.`
        : null;
    }
    case "choice":
    case "person":
    case "day":
      return null;
  }
}

/** Tags as they are typed: with commas, semicolons or line ends between them. */
export function splitTags(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
}

/**
 * A refusal's faults by the field they name, whichever part of a command's input it stands in:
 * “patch.tags.2” is the tags'.
 */
export function faultsByField(
  faults: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> {
  const entries = Object.entries(faults ?? {}).map(([path, fault]): [string, string] => {
    const [name = path] = path.replace(/^(patch|change)\./, "").split(".");
    return [name, fault];
  });
  return Object.fromEntries(entries);
}
