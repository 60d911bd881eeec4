/**
 * What would become of each row of a table: a new claim, a change of one that is there, nothing
 * because the story says it already, or nothing because of a fault. Pure; decided row by row in the
 * file's order, so that a repeated row is told from which one it repeats.
 */
import type { AttributionStatus, ClaimKind, LegalRisk } from "@/lib/ledger/claims/rules";
import { foldName } from "@/lib/text/fold-name";
import { foldWording } from "@/lib/text/fold-wording";
import type { ImportField } from "./fields";
import type { ImportedRow } from "./read-rows";

export const FATES = ["new", "update", "duplicate", "refused"] as const;
export type Fate = (typeof FATES)[number];

/** What an export says of a claim's own fields; only those that the file has columns for. */
export type ClaimUpdate = {
  wording?: string;
  kind?: ClaimKind;
  attribution?: AttributionStatus;
  assertedBy?: string;
  legalRisk?: LegalRisk;
  note?: string;
  tags?: readonly string[];
};

export type KnownClaim = Required<ClaimUpdate> & {
  id: number;
  ref: string;
  /** Names of the sources cited for it. */
  sources: readonly string[];
  isWithdrawn: boolean;
};

/** What an export of this story says of one of its claims otherwise than the story does. */
export type RowUpdate = { claimId: number; ref: string; patch: ClaimUpdate };

export type Fated = {
  row: ImportedRow;
  fate: Fate;
  /** Of a duplicate, an update or a refusal. */
  reason: string | null;
  change: RowUpdate | null;
};

export type KnownStory = { slug: string; claims: readonly KnownClaim[] };

/** Why a name cannot be cited, by its key: several bear it, or its source was retracted. */
export type Unusable = ReadonlyMap<string, string>;

export const nameKey = (name: string) => foldName(name) || name.trim();
const wordingKey = (wording: string) => foldWording(wording) || wording.trim();

export type HowToTell = {
  /** Those that the file has columns for. */
  fields: ReadonlySet<ImportField | null>;
  isOwnExport: boolean;
  unusable: Unusable;
};

/** @returns decides one row after another. */
export function fateTeller(
  story: KnownStory,
  { fields, isOwnExport, unusable }: HowToTell,
): (row: ImportedRow) => Fated {
  const said = new Map<string, KnownClaim[]>();
  const byRef = new Map<string, KnownClaim>();
  for (const claim of story.claims) {
    byRef.set(claim.ref, claim);
    if (claim.isWithdrawn) continue;
    const key = wordingKey(claim.wording);
    const same = said.get(key);
    if (same) same.push(claim);
    else said.set(key, [claim]);
  }
  const before = new Map<string, number>();

  return (row) => {
    const fated = (
      fate: Fate,
      reason: string | null = null,
      change: RowUpdate | null = null,
    ): Fated => ({
      ...{ row, fate, reason, change },
    });
    if (row.fault !== null) return fated("refused", row.fault);
    const [unusableName] = row.citations.flatMap(({ name }) => unusable.get(nameKey(name)) ?? []);
    if (unusableName !== undefined) return fated("refused", unusableName);
    // An export of this very story names its claims.
    const named = isOwnExport && row.story === story.slug ? byRef.get(row.ref) : undefined;
    if (named) return ofNamed(named, row, fields, fated);
    const names = row.citations.map(({ name }) => nameKey(name)).sort();
    const key = wordingKey(row.wording);
    const there = (said.get(key) ?? []).find((claim) => isOfSameSource(claim, names));
    if (there) return fated("duplicate", `${there.ref} says the same already.`);
    if (!isOwnExport) {
      const whole = `${key}\0${names.join("\0")}`;
      const line = before.get(whole);
      if (line !== undefined) return fated("duplicate", `The same as row ${line} of this file.`);
      before.set(whole, row.line);
    }
    return fated("new");
  };
}

type Told = (fate: Fate, reason?: string | null, change?: RowUpdate | null) => Fated;

function ofNamed(
  claim: KnownClaim,
  row: ImportedRow,
  fields: ReadonlySet<ImportField | null>,
  fated: Told,
): Fated {
  const { id: claimId, ref } = claim;
  if (claim.isWithdrawn) return fated("refused", `${ref} was withdrawn; restore it first.`);
  const patch = patchOf(claim, row, fields);
  const names = Object.keys(patch) as Array<keyof ClaimUpdate>;
  if (names.length === 0) return fated("duplicate", `${ref} says so already.`);
  const others = names.filter((name) => name !== "wording").map((name) => CALLED[name]);
  const said = [...("wording" in patch ? [`wording, now “${claim.wording}”`] : []), ...others];
  return fated("update", `${ref}: ${said.join(", ")}.`, { claimId, ref, patch });
}

const CALLED: Readonly<Record<keyof ClaimUpdate, string>> = {
  ...{ wording: "wording", kind: "kind", attribution: "attribution", assertedBy: "asserted by" },
  ...{ legalRisk: "legal risk", note: "note", tags: "tags" },
};

function patchOf(
  claim: KnownClaim,
  row: ImportedRow,
  fields: ReadonlySet<ImportField | null>,
): ClaimUpdate {
  const { wording, kind, attribution, assertedBy, legalRisk, noteCell, tags } = row;
  const note = noteCell.replace(/\r\n?/g, "\n").trim();
  return {
    ...(wording !== claim.wording && { wording }),
    ...(kind !== null && kind !== claim.kind && { kind }),
    ...(attribution !== null && attribution !== claim.attribution && { attribution }),
    ...(fields.has("assertedBy") && assertedBy !== claim.assertedBy && { assertedBy }),
    ...(legalRisk !== null && legalRisk !== claim.legalRisk && { legalRisk }),
    ...(fields.has("note") && note !== claim.note && { note }),
    ...(fields.has("tags") && !isSameSet(tags, claim.tags) && { tags }),
  };
}

const isSameSet = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && [...one].sort().join("\0") === [...other].sort().join("\0");

/** A row without a source says nothing of whose words they are. */
function isOfSameSource(claim: KnownClaim, names: readonly string[]): boolean {
  if (names.length === 0) return true;
  const cited = new Set(claim.sources.map(nameKey));
  return names.every((name) => cited.has(name));
}
