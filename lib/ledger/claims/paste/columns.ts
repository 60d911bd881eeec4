/**
 * What the columns of a pasted table are, found by their headings and by what they hold; a person
 * sees it and can say otherwise. Pure.
 */
import { readDay } from "@/lib/text/table/days";
import { foldName } from "@/lib/text/fold-name";
import { readAttribution, readKind } from "./words";

export const COLUMN_ROLES = [
  "wording",
  "source",
  "attribution",
  "kind",
  "saidOn",
  "asOf",
  "note",
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** As they stand over a sheet's columns, folded when compared; the most usual first. */
export const HEADINGS: Readonly<Record<ColumnRole, string>> = {
  wording:
    "claim, claims, wording, statement, assertion, what the story says, fact, text, sentence, line, claim text, behauptung, aussage, satz, affirmation, énoncé, afirmación, declaración, affermazione, bewering, påstand, påstående, twierdzenie",
  source:
    "source, sources, who, who says so, said by, speaker, source name, attributed to, according to, from, person, quelle, quellen, wer, fuente, fuentes, fonte, bron, kilde, källa, źródło, lähde",
  attribution:
    "attribution, attribution status, attribution_status, attributed as, how attributed, zuschreibung, attributie, atribución, attribuzione",
  kind: "kind, type, claim type, claim kind, category, art, typ, genre, tipo, soort",
  saidOn:
    "date, said on, day, when, date said, source date, published, published on, datum, dato, fecha, data, päivä, päivämäärä",
  asOf: "as of, as at, as_of, holds for, valid on, stand, à la date du",
  note: "note, notes, comment, comments, remark, remarks, details, notiz, notizen, anmerkung, bemerkung, remarque, commentaire, nota, notas, comentario, commento, opmerking, anteckning, merknad",
};

const ROLE_OF = new Map<string, ColumnRole>(
  COLUMN_ROLES.flatMap((role) =>
    HEADINGS[role].split(", ").map((name) => [foldName(name), role] as const),
  ),
);

export type FoundColumns = {
  hasHeadings: boolean;
  /** One a column; null for what is left out. No role twice. */
  roles: Array<ColumnRole | null>;
};

/** @param rows all as wide, and at least one. */
export function findColumns(rows: readonly (readonly string[])[]): FoundColumns {
  const hasHeadings = areHeadings(rows[0] ?? [], rows.slice(1));
  return { hasHeadings, roles: rolesOf(rows, hasHeadings) };
}

/** The roles, where somebody said whether the first row holds the headings. */
export function rolesOf(
  rows: readonly (readonly string[])[],
  hasHeadings: boolean,
): Array<ColumnRole | null> {
  const [first = []] = rows;
  const body = (hasHeadings ? rows.slice(1) : rows).slice(0, LOOKED_AT);
  const roles = first.map((): ColumnRole | null => null);
  const free = (role: ColumnRole) => !roles.includes(role);
  if (hasHeadings) {
    for (const [column, heading] of first.entries()) {
      const role = roleOfHeading(heading);
      if (role && free(role)) roles[column] = role;
    }
  }
  const held = first.map((_, column) => holds(body.map((row) => row[column] ?? "")));
  const give = (role: ColumnRole, fits: (what: Held) => boolean) => {
    if (!free(role)) return;
    const column = held.findIndex((what, at) => roles[at] === null && fits(what));
    if (column !== -1) roles[column] = role;
  };
  if (free("wording")) {
    const longest = held
      .map((what, column) => ({ column, length: roles[column] === null ? what.length : -1 }))
      .reduce((best, next) => (next.length > best.length ? next : best), { column: 0, length: -1 });
    roles[longest.column] = "wording";
  }
  give("attribution", ({ is }) => is === "attribution");
  give("kind", ({ is }) => is === "kind");
  give("saidOn", ({ is }) => is === "day");
  // A heading that nobody knows says that the column is something else.
  if (!hasHeadings) {
    give("source", ({ is, length }) => is === "text" && length <= 60);
    give("note", ({ is }) => is === "text");
  }
  return roles;
}

/** The role's only column from now on. */
export function withRole(
  roles: readonly (ColumnRole | null)[],
  column: number,
  role: ColumnRole | null,
) {
  return roles.map((other, at) => (at === column ? role : other === role ? null : other));
}

/** "Claim", "Source(s)", "Date (d/m/y)", "Who says so?" */
function roleOfHeading(heading: string): ColumnRole | null {
  const whole = heading.slice(0, HEADING_LENGTH);
  const [bare = ""] = whole.split(/[([{]/);
  return ROLE_OF.get(foldName(whole)) ?? ROLE_OF.get(foldName(bare)) ?? null;
}

const HEADING_LENGTH = 60;
/** Rows by which a column is told; the others will be alike. */
const LOOKED_AT = 200;

/**
 * Whether the first row names the columns: by the names it holds, or because it is unlike what
 * stands below it. A row that could be a claim is one.
 */
function areHeadings(first: readonly string[], below: readonly (readonly string[])[]): boolean {
  const filled = first.filter((cell) => cell !== "");
  if (below.length === 0 || filled.some((cell) => !couldBeHeading(cell))) return false;
  const named = new Set(filled.flatMap((cell) => roleOfHeading(cell) ?? []));
  const others = filled.filter((cell) => roleOfHeading(cell) === null);
  if (named.size * 2 >= filled.length && others.every((cell) => cell.split(/\s+/).length < 4)) {
    return true;
  }
  return first.some((cell, column) => {
    const what = holds(below.slice(0, LOOKED_AT).map((row) => row[column] ?? "")).is;
    return cell !== "" && what !== "text" && what !== "nothing" && holds([cell]).is !== what;
  });
}

/** Short, one line, no sentence, no figure or day. */
function couldBeHeading(cell: string): boolean {
  return (
    cell.length <= HEADING_LENGTH &&
    cell.split(/\s+/).length <= 5 &&
    /\p{L}/u.test(cell) &&
    (roleOfHeading(cell) !== null || !/[.!]["”’»]?$|\n/.test(cell) || cell.length <= 5)
  );
}

type Held = { is: "nothing" | "number" | "day" | "attribution" | "kind" | "text"; length: number };

/** What most of a column's cells are. */
function holds(cells: readonly string[]): Held {
  const filled = cells.filter((cell) => cell !== "");
  const length = filled.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, filled.length);
  const most = (test: (cell: string) => boolean) =>
    filled.filter(test).length > filled.length * 0.6;
  if (filled.length === 0) return { is: "nothing", length: 0 };
  if (most((cell) => readDay(cell, null).kind !== "none")) return { is: "day", length };
  if (most((cell) => /^[#\d.,:%/\s-]+$/.test(cell))) return { is: "number", length };
  if (most((cell) => readAttribution(cell) !== null)) return { is: "attribution", length };
  if (most((cell) => readKind(cell) !== null)) return { is: "kind", length };
  return { is: "text", length };
}
