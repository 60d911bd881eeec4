/**
 * Features written as a table: each line names the values that make one feature together. What the
 * values are is filled in anew for each decision. Pure.
 */
import { mix } from "./hash";

/** Lines of the table, by how many values they join, as numbers: a line's own, then its values'. */
export type Templates = {
  readonly size: number;
  readonly ones: Int32Array;
  readonly twos: Int32Array;
  readonly threes: Int32Array;
  readonly fours: Int32Array;
};

/**
 * @param table one feature a line: the names of the one to four values that make it.
 * @throws Error on a name that is not among `values`.
 */
export function templatesOf(table: string, values: readonly string[]): Templates {
  const bySize: number[][] = [[], [], [], []];
  const lines = table.trim().split("\n");
  lines.forEach((line, number) => {
    const names = line.trim().split(/\s+/);
    const places = names.map((name) => values.indexOf(name));
    if (places.includes(-1)) throw new Error(`The feature “${line.trim()}” names no value.`);
    bySize[names.length - 1]?.push(number, ...places);
  });
  const [ones, twos, threes, fours] = bySize.map((list) => Int32Array.from(list));
  if (!ones || !twos || !threes || !fours) throw new Error("unreachable");
  return { size: lines.length, ones, twos, threes, fours };
}

/** Writes the features to `out`. @returns how many there are. */
export function expandTemplates(templates: Templates, v: Int32Array, out: Int32Array): number {
  const { ones, twos, threes, fours } = templates;
  let n = 0;
  for (let at = 0; at < ones.length; at += 2) out[n++] = mix(ones[at]!, v[ones[at + 1]!]!);
  for (let at = 0; at < twos.length; at += 3) {
    out[n++] = mix(mix(twos[at]!, v[twos[at + 1]!]!), v[twos[at + 2]!]!);
  }
  for (let at = 0; at < threes.length; at += 4) {
    const two = mix(mix(threes[at]!, v[threes[at + 1]!]!), v[threes[at + 2]!]!);
    out[n++] = mix(two, v[threes[at + 3]!]!);
  }
  for (let at = 0; at < fours.length; at += 5) {
    const two = mix(mix(fours[at]!, v[fours[at + 1]!]!), v[fours[at + 2]!]!);
    out[n++] = mix(mix(two, v[fours[at + 3]!]!), v[fours[at + 4]!]!);
  }
  return n;
}
