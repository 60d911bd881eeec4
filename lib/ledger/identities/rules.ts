/**
 * Confidential sources: what stands in the directory in a name's place, who may see the name, and
 * which terms such a source can have. Pure; the person behind a source is never a value here.
 * The rule is “Confidential by default deny” of the desk's rules.
 */
import { LABELS, type Terms } from "@/lib/ledger/claims/rules";

/** What is sealed, and what somebody types to have it sealed. */
export type SealedIdentity = {
  name: string;
  /** One a line: other names, nicknames, accounts. Texts that hold one are warned of, too. */
  otherNames: string;
  /** How the source is reached; one a line. */
  contact: string;
  /** How the newsroom knows who it is, what was promised. */
  note: string;
};

export const IDENTITY_PARTS = ["name", "otherNames", "contact", "note"] as const;

export const READERS_LIMIT = 20;

/** Who answers for an identity and who was named by them. */
export type Entrusted = {
  keeperId: number;
  readerIds: readonly number[];
};

/** Nobody else, whatever their role. */
export function maySee({ keeperId, readerIds }: Entrusted, userId: number): boolean {
  return keeperId === userId || readerIds.includes(userId);
}

/**
 * Who hands it on: the keeper; where the keeper has no account any more, or one that works on
 * nothing, whoever the keeper named.
 */
export function mayHandOver(
  entrusted: Entrusted & { isKeeperGone: boolean },
  userId: number,
): boolean {
  return entrusted.isKeeperGone ? maySee(entrusted, userId) : entrusted.keeperId === userId;
}

/** Letters that are not taken for figures. */
const HANDLE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
const HANDLE_NUMBERS = 98;

/**
 * “Source K-7”: drawn, not counted, so that no handle tells how many there are or which was first.
 * @param draw a number from 0 up to below its argument.
 */
export function drawHandle(draw: (below: number) => number): string {
  const letter = HANDLE_LETTERS[draw(HANDLE_LETTERS.length)] ?? "K";
  return `Source ${letter}-${2 + draw(HANDLE_NUMBERS)}`;
}

/** What of a source says who it is; a confidential one has none of it where everybody reads. */
export const TELLING_FIELDS = ["title", "employer", "aliases", "url"] as const;

/** The fault of each such field, by name. */
export function tellingFaults(
  source: Partial<Record<(typeof TELLING_FIELDS)[number], string | undefined>>,
): Record<string, string> {
  const told = TELLING_FIELDS.filter((field) => (source[field] ?? "") !== "");
  return Object.fromEntries(
    told.map((field) => [
      field,
      "Everybody reads this of a confidential source: leave it empty, and keep it with the identity.",
    ]),
  );
}

/** The fault of terms that would let a confidential source's name leave; null where there is none. */
export function confidentialTermsFault(terms: Terms, handle: string): string | null {
  if (terms !== "on_record") return null;
  return `${handle} is confidential, and ${LABELS.terms.on_record.toLowerCase()} means by name. Choose other terms.`;
}
