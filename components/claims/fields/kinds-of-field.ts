/** The kinds of field that claims and citations share: how their text is read and written. Pure. */
import type { Choice, Control, Field } from "./field";

type Kind<Value> = Pick<Field<Value>, "control" | "start" | "read" | "write">;

const asTyped = { start: "", read: (text: string) => text, write: (value: string) => value };

export function lineOf(limit: number): Kind<string> {
  return { control: { as: "line", limit }, ...asTyped };
}

export function textOf(limit: number, look: { isSerif?: boolean } = {}): Kind<string> {
  return { control: { as: "text", limit, ...look }, ...asTyped };
}

/** YYYY-MM-DD, or empty for none. */
export const day: Kind<string> = { control: { as: "day" }, ...asTyped };

export function choicesFrom<Value extends string>(
  values: readonly Value[],
  labels: Readonly<Record<Value, string>>,
): ReadonlyArray<Choice<Value>> {
  return values.map((value) => ({ value, label: labels[value] }));
}

/** One of a closed list; what is not in it reads as `start`, which always is. */
export function oneOf<Value extends string>(
  values: readonly Value[],
  labels: Readonly<Record<Value, string>>,
  start: Value,
): Kind<Value> & { control: Extract<Control, { as: "choice" }> } {
  return {
    control: { as: "choice", choices: choicesFrom(values, labels) },
    start,
    read: (text) => values.find((value) => value === text) ?? start,
    write: (value) => value,
  };
}

/** The same where it may be left open. */
export function oneOrNoneOf<Value extends string>(
  values: readonly Value[],
  labels: Readonly<Record<Value, string>>,
  none: string,
): Kind<Value | null> {
  return {
    control: { as: "choice", choices: choicesFrom(values, labels), none },
    start: "",
    read: (text) => values.find((value) => value === text) ?? null,
    write: (value) => value ?? "",
  };
}
