/**
 * What of a pasted sheet a person should look at, and what each row becomes: nothing that is not
 * sure is settled here, and a row that must be settled first waits. Pure.
 */
import { faultInText, isBlank } from "@/lib/platform/text";
import { guessKind, SOURCE_NAME_LIMIT, type SourceKind } from "@/lib/ledger/sources/rules";
import { foldName } from "@/lib/text/fold-name";
import { foldWording } from "@/lib/text/fold-wording";
import { NOTE_LIMIT, WORDING_LIMIT, type AttributionStatus } from "../rules";
import type { LookedOverName } from "../looked-over";
import type { ClaimToLog, ReadRow, Sheet, SheetRow } from "./sheet";

/** What the record says of names and wordings, by their folded forms; missing: not answered yet. */
export type Known = {
  names: ReadonlyMap<string, LookedOverName>;
  said: ReadonlyMap<string, { ref: string; wording: string } | null>;
};

export type Doubt =
  /** The row cannot be logged as it is. */
  | { kind: "fault"; rowId: number; message: string }
  /** A name that may be another's: the rows wait for an answer. */
  | {
      kind: "source";
      key: string;
      name: string;
      rowIds: number[];
      candidates: ReadonlyArray<{ id: number | null; name: string }>;
      /** All of them bear this very name. */
      isSameName: boolean;
    }
  /** A name that the directory has not. */
  | { kind: "new-source"; key: string; name: string; rowIds: number[]; sourceKind: SourceKind }
  | { kind: "value"; field: "attribution" | "kind"; text: string; rowIds: number[] }
  | { kind: "day-order"; text: string; rowIds: number[] }
  | { kind: "day"; text: string; rowIds: number[] }
  | { kind: "said"; rowId: number; ref: string; wording: string }
  | { kind: "repeated"; rowId: number; firstId: number };

export type LookedThrough = {
  doubts: Doubt[];
  /** What each row becomes; a row that waits is missing. */
  claims: Map<number, ClaimToLog>;
};

export function nameKeyOfCell(name: string): string {
  return foldName(name) || name;
}

const keys = new WeakMap<ReadRow, { name: string; wording: string }>();

/** The folded forms of a row, made once. */
export function keysOf(read: ReadRow): { name: string; wording: string } {
  const known = keys.get(read);
  if (known) return known;
  const made = {
    name: read.source === "" ? "" : nameKeyOfCell(read.source),
    wording: foldWording(read.wording),
  };
  keys.set(read, made);
  return made;
}

type Grouped = Extract<Doubt, { rowIds: number[] }>;
type WithoutRows<Group> = Group extends Grouped ? Omit<Group, "rowIds"> : never;

/** Doubts about one value are one doubt, whatever rows have it. */
function gatherDoubts() {
  const doubts: Doubt[] = [];
  const groups = new Map<string, number[]>();
  return {
    doubts,
    add: (doubt: Doubt) => doubts.push(doubt),
    /** @param id the same for all rows that are one doubt. */
    join: (id: string, rowId: number, doubt: WithoutRows<Grouped>) => {
      const group = groups.get(id);
      if (group) group.push(rowId);
      else {
        const rowIds = [rowId];
        groups.set(id, rowIds);
        doubts.push({ ...doubt, rowIds });
      }
    },
  };
}

type Gathered = ReturnType<typeof gatherDoubts>;

export function lookThrough(
  sheet: Pick<Sheet, "sources" | "ofAll">,
  body: readonly SheetRow[],
  read: (row: SheetRow) => ReadRow,
  record: Known,
  mayCreateSource: boolean,
): LookedThrough {
  const gathered = gatherDoubts();
  const claims: LookedThrough["claims"] = new Map();
  const firsts = new Map<string, number>();
  for (const row of body) {
    const said = read(row);
    const fault = faultOf(said);
    if (fault) gathered.add({ kind: "fault", rowId: row.id, message: fault });
    else doubtRepeats(row.id, said, record, firsts, gathered);
    const source = sourceOf(sheet, said, record, mayCreateSource);
    doubtSource(row.id, said, source, gathered);
    doubtValues(row.id, said, gathered);
    if (!fault && source.as !== null) claims.set(row.id, toClaim(said, source.as, sheet));
  }
  return { doubts: gathered.doubts, claims };
}

function doubtRepeats(
  rowId: number,
  read: ReadRow,
  record: Known,
  firsts: Map<string, number>,
  { add }: Gathered,
): void {
  const { wording } = keysOf(read);
  const firstId = firsts.get(wording);
  if (firstId === undefined) firsts.set(wording, rowId);
  else add({ kind: "repeated", rowId, firstId });
  const claim = record.said.get(wording);
  if (claim) add({ kind: "said", rowId, ...claim });
}

function doubtSource(rowId: number, read: ReadRow, source: Sourced, { add, join }: Gathered): void {
  const { name: key } = keysOf(read);
  const name = read.source;
  if (source.doubt === "new") {
    const { sourceKind } = source;
    join(`new ${key}`, rowId, { kind: "new-source", key, name, sourceKind });
  } else if (source.doubt === "which") {
    const { candidates, isSameName } = source;
    join(`source ${key}`, rowId, { kind: "source", key, name, candidates, isSameName });
  } else if (source.doubt === "forbidden") {
    const message = `“${name}” is not in the directory, and your role does not add sources. Name another, or leave the cell empty.`;
    add({ kind: "fault", rowId, message });
  }
}

function doubtValues(rowId: number, read: ReadRow, { join }: Gathered): void {
  for (const field of ["attribution", "kind"] as const) {
    const choice = read[field];
    if (choice?.value === null) {
      const { text } = choice;
      join(`${field} ${text}`, rowId, { kind: "value", field, text });
    }
  }
  for (const day of [read.saidOn, read.asOf]) {
    if (day?.read.kind === "either") join("order", rowId, { kind: "day-order", text: day.text });
    else if (day?.read.kind === "none") {
      join(`day ${day.text}`, rowId, { kind: "day", text: day.text });
    }
  }
}

function faultOf(read: ReadRow): string | null {
  if (isBlank(read.wording)) return "There is no wording.";
  if (read.wording.length > WORDING_LIMIT) {
    return `The wording is longer than ${WORDING_LIMIT.toLocaleString("en-GB")} characters: shorten it.`;
  }
  if (read.source.length > SOURCE_NAME_LIMIT) {
    return `The source’s name is longer than ${SOURCE_NAME_LIMIT} characters: shorten it.`;
  }
  if (noteOf(read).length > NOTE_LIMIT) {
    return `The note is longer than ${NOTE_LIMIT.toLocaleString("en-GB")} characters: shorten it.`;
  }
  for (const [name, text] of [
    ["The wording", read.wording],
    ["The source", read.source],
    ["The note", noteOf(read)],
  ] as const) {
    const fault = faultInText(text);
    if (fault) return `${name} ${fault}.`;
  }
  return null;
}

type Settled = Pick<ClaimToLog, "sourceId" | "source">;
type Sourced =
  | { as: Settled; doubt: "none" }
  | { as: Settled; doubt: "new"; sourceKind: SourceKind }
  | { as: null; doubt: "waits" | "forbidden" }
  | {
      as: null;
      doubt: "which";
      candidates: ReadonlyArray<{ id: number | null; name: string }>;
      isSameName: boolean;
    };

function sourceOf(
  { sources, ofAll }: Pick<Sheet, "sources" | "ofAll">,
  read: ReadRow,
  record: Known,
  mayCreate: boolean,
): Sourced {
  const { name } = keysOf(read);
  if (name === "") return { as: ofAll.source ? { sourceId: ofAll.source.id } : {}, doubt: "none" };
  const answer = Object.hasOwn(sources, name) ? sources[name] : undefined;
  if (answer?.as === "known") return { as: { sourceId: answer.id }, doubt: "none" };
  if (answer?.as === "none") return { as: {}, doubt: "none" };
  const found = record.names.get(name);
  if (!found) return { as: null, doubt: "waits" };
  if (found.kind === "known") return { as: { sourceId: found.id }, doubt: "none" };
  if (found.kind === "several") {
    return { as: null, doubt: "which", candidates: found.candidates, isSameName: true };
  }
  if (found.kind === "near" && answer?.as !== "new") {
    return { as: null, doubt: "which", candidates: found.candidates, isSameName: false };
  }
  if (!mayCreate) return { as: null, doubt: "forbidden" };
  const sourceKind = answer?.as === "new" ? answer.kind : kindOfSource(read);
  const source = { name: read.source, kind: sourceKind, evenIfSimilar: true };
  return { as: { source }, doubt: "new", sourceKind };
}

/** As the name suggests, within what the row's attribution allows. */
export function kindOfSource({ source, attribution }: ReadRow): SourceKind {
  const guess = guessKind(source);
  const allowed = attribution?.value ? KINDS_OF[attribution.value] : undefined;
  if (!allowed || allowed.includes(guess)) return guess;
  return allowed[0] ?? guess;
}

const KINDS_OF: { [Status in AttributionStatus]?: readonly SourceKind[] } = {
  named: ["person", "organisation"],
  unnamed: ["person", "organisation"],
  document: ["document", "dataset", "recording"],
  published: ["publication", "account"],
  own_reporting: ["own_observation"],
};

function toClaim(read: ReadRow, source: Settled, { ofAll }: Pick<Sheet, "ofAll">): ClaimToLog {
  const hasSource = Boolean(source.sourceId ?? source.source);
  const attribution = read.attribution?.value ?? ofAll.attribution;
  const note = noteOf(read);
  const saidOn = read.saidOn?.read.kind === "day" ? read.saidOn.read.day : null;
  const asOf = read.asOf?.read.kind === "day" ? read.asOf.read.day : null;
  // Without a source there is no citation to keep the day and the note: the claim keeps them.
  const ownDay = asOf ?? (hasSource ? null : saidOn);
  return {
    wording: read.wording,
    ...source,
    ...(attribution && { attribution }),
    ...(read.kind?.value && { kind: read.kind.value }),
    ...(hasSource && saidOn && { saidOn }),
    ...(ownDay && { asOf: ownDay }),
    ...(note && (hasSource ? { sourceNote: note } : { note })),
  };
}

/** With the days that could not be read, so that nothing of the row is lost. */
function noteOf({ note, saidOn, asOf }: ReadRow): string {
  const unread = [saidOn, asOf].flatMap((day) =>
    day && day.read.kind !== "day" ? `Date: ${day.text}` : [],
  );
  return [note, ...unread].filter((part) => part !== "").join("\n");
}
