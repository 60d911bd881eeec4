/** Codes that people copy by hand: random, in groups, without signs that are mistaken for others. */
import { randomInt } from "node:crypto";

/** Without the letters and figures that are mistaken for one another; each is worth 4.9 bits. */
const SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

const GROUP = 4;

/** @param groups of four signs each. */
export function makeCode(groups: number): string {
  const signs = Array.from({ length: groups * GROUP }, () => SIGNS[randomInt(SIGNS.length)] ?? "");
  return Array.from({ length: groups }, (_, at) =>
    signs.slice(at * GROUP, (at + 1) * GROUP).join(""),
  ).join("-");
}

/** Dashes, spaces and case do not matter. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, "");
}
