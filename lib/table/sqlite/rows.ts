/**
 * Reads what is shown of claims, for the table and for files: each cell from parts of the claim
 * and from what stands beside it. The parts go with whatever statement finds the claims; the rest
 * is read for many claims at once.
 */
import { nameThen, readFormerNames } from "@/lib/audit/former-names";
import { attributedOnPaper, leaves, type Leaving } from "@/lib/ledger/citations/rules";
import { claimRef } from "@/lib/ledger/claims/rules";
import { originsInWords } from "@/lib/ledger/sources/origins";
import { nameInStance } from "@/lib/ledger/standing/standing";
import { rows, tuples } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { columnField, type ColumnId } from "@/lib/table/columns";
import type { FileCell, FileRow } from "@/lib/table/export/rules";
import { COLUMN_FIELDS } from "@/lib/table/field-list";
import { markerOf } from "@/lib/table/marks";
import type { ClaimRow, ColumnRow, Hits, RowMember } from "@/lib/table/row";
import type { SearchTerm } from "@/lib/text/search-terms";
import { Prisma } from "@/prisma/generated/client";
import {
  asItLeaves,
  drawnFrom,
  plain,
  type Beside,
  type Cell,
  type CitationCell,
  type Need,
  type PeopleNames,
} from "./cell";
import { inForce } from "./condition";
import { sqlField } from "./sql-fields";

const OPEN_QUESTIONS = plain(
  Prisma.raw(`(SELECT count(*) FROM "Question" k INDEXED BY "Question_claimId_idx"
    WHERE k."claimId" = c."id" AND k."closedAt" IS NULL)`),
);

/** What leaves is kept beside what is shown where the two differ. */
const HAS_OFF_RECORD: Cell = {
  parts: [Prisma.raw(`c."leavingSourceCount" IS NOT NULL`)],
  read: (has: number) => has === 1,
};

/** Asked of the few claims that have one alone. */
const LAPSED_REASON = plain(
  Prisma.raw(`CASE WHEN c."lapsedLevel" IS NULL OR c."lapsedLevel" = '' THEN '' ELSE coalesce(
    (SELECT v."lapsedReason" FROM "Verdict" v WHERE v."claimId" = c."id"
     ORDER BY v."id" DESC LIMIT 1), '') END`),
);

/** A print leaves the newsroom: of each citation it holds what its terms let, and says them. */
const ON_PAPER = drawnFrom("citations", (citations): ClaimRow["onPaper"] => {
  if (citations.every(({ terms }) => terms === "on_record")) return null;
  const leaving = citations.filter(({ terms }) => leaves(terms, "itself", "under_terms"));
  const sources = leaving.map(({ source: name, ...citation }) =>
    nameInStance(attributedOnPaper({ name, ...citation }), citation.stance),
  );
  const locators = leaving.map((citation) => asItLeaves(citation, "under_terms").locator);
  return {
    sources: [...new Set(sources)].join("; "),
    locators: locators.filter((locator) => locator !== "").join("; "),
  };
});

/** Heads beside origins, from what the other cells of its column read of the citations. */
const SHARED_ORIGINS: Cell = {
  parts: [Prisma.raw(`c."originCount"`)],
  needs: "citations",
  read: (origins: number, citations: Beside["citations"]) => {
    const supporting = citations.filter(({ stance }) => stance === "supports");
    return originsInWords(new Set(supporting.map(({ source }) => source)).size, origins);
  },
};

const memberCells = new Map<RowMember, Cell>([
  ["openQuestions", OPEN_QUESTIONS],
  ["hasOffRecord", HAS_OFF_RECORD],
  ["lapsedReason", LAPSED_REASON],
  ["onPaper", ON_PAPER],
  ["sharedOrigins", SHARED_ORIGINS],
]);
for (const { key, column } of COLUMN_FIELDS) {
  const { cell } = sqlField(key);
  if (cell && column.member !== null) memberCells.set(column.member, cell);
}

/** The members of every column. */
export const EVERY_MEMBER: readonly RowMember[] = [...memberCells.keys(), "hits"];

/** Several cells read together. */
type Layout = {
  parts: readonly Prisma.Sql[];
  needs: ReadonlySet<Need>;
  /** What each cell makes of a claim's parts, in the order of the cells. */
  readers: ReadonlyArray<(parts: readonly unknown[], beside: Beside) => unknown>;
};

/** @param first how many columns a statement has before the parts. */
function layOut(cells: readonly Cell[], first: number): Layout {
  const parts: Prisma.Sql[] = [];
  const readers = cells.map((cell) => {
    const at = first + parts.length;
    parts.push(...cell.parts);
    return readerOf(cell, at);
  });
  return { parts, needs: new Set(cells.flatMap(({ needs }) => needs ?? [])), readers };
}

/** Written out for what there is, because a file has millions of cells. */
function readerOf({ parts, needs, read }: Cell, at: number): Layout["readers"][number] {
  if (!read) return (given) => given[at];
  const of = read as (...given: unknown[]) => unknown;
  if (parts.length > 1 && needs) {
    return (given, beside) => of(...given.slice(at, at + parts.length), beside[needs]);
  }
  if (parts.length > 1) return (given) => of(...given.slice(at, at + parts.length));
  if (!needs) return (given) => of(given[at]);
  if (parts.length === 0) return (_, beside) => of(beside[needs]);
  return (given, beside) => of(given[at], beside[needs]);
}

const IDENTITY = [
  Prisma.raw(`c."number"`),
  Prisma.raw(`c."revision"`),
  Prisma.raw(`(SELECT s."slug" FROM "Story" s WHERE s."id" = c."storyId")`),
];

export type RowReader = {
  /** Goes on after the columns of a statement that has the claims c. */
  reading: Prisma.Sql;
  /** @param terms what was searched for, to be marked in the rows. */
  toRows: (found: readonly unknown[], terms?: readonly SearchTerm[]) => Promise<ColumnRow[]>;
};

type FoundRow = { id: number } & Record<string, unknown>;

/** Rows that hold these members. */
export function rowReader(members: readonly RowMember[]): RowReader {
  const known = members.filter((member) => memberCells.has(member));
  const { parts, needs, readers } = layOut(
    known.flatMap((member) => memberCells.get(member) ?? []),
    IDENTITY.length,
  );
  const selected = [...IDENTITY, ...parts].map((part, index) => ({ part, name: `p${index}` }));
  const hasHits = members.includes("hits");
  const toRow = (found: FoundRow, beside: Beside): ColumnRow => {
    const given = selected.map(({ name }) => found[name]);
    const [number, revision, slug] = given as [number, number, string];
    const row: Record<string, unknown> = {
      id: found.id,
      ref: claimRef(number),
      story: { slug },
      revision,
    };
    known.forEach((member, index) => (row[member] = readers[index]?.(given, beside)));
    if (hasHits) row.hits = null;
    return row as ColumnRow;
  };
  return {
    reading: Prisma.sql`, ${Prisma.join(
      selected.map(({ part, name }) => Prisma.sql`${part} AS ${Prisma.raw(`"${name}"`)}`),
    )}`,
    toRows: async (found, terms = []) => {
      const claims = found as readonly FoundRow[];
      const besideOf = await readBeside(
        claims.map(({ id }) => id),
        needs,
        null,
        NOBODY,
      );
      const shown = claims.map((claim) => toRow(claim, besideOf(claim.id)));
      return hasHits && terms.length > 0 ? withHits(shown, terms) : shown;
    },
  };
}

const wholeRows = rowReader(EVERY_MEMBER);

/**
 * Whole rows in the order of their ids as given. Whether the reader may see them is not asked
 * here.
 */
export async function readRows(ids: readonly number[]): Promise<ClaimRow[]> {
  if (ids.length === 0) return [];
  const found = await rows(Prisma.sql`SELECT c."id" ${wholeRows.reading} ${claimsInOrder(ids)}`);
  return (await wholeRows.toRows(found)) as ClaimRow[];
}

/** In the order of the list: SQLite goes through it and finds the claim of each id at once. */
function claimsInOrder(ids: readonly number[]): Prisma.Sql {
  return Prisma.sql`
    FROM json_each(${JSON.stringify(ids)}) wanted
    CROSS JOIN "Claim" c ON c."id" = wanted."value"`;
}

/** Rows of a file as they leave: of each citation what its terms let, and no more. */
export function fileReader(
  columns: readonly ColumnId[],
  leaving: Leaving,
): (ids: readonly number[]) => Promise<FileRow[]> {
  const { parts, needs, readers } = layOut(
    columns.map((column) => {
      const { fileCell } = sqlField(columnField(column).key);
      if (!fileCell) throw new Error(`Nothing says what of “${column}” stands in a file.`);
      return fileCell;
    }),
    1,
  );
  const selection = Prisma.join([Prisma.raw(`c."id"`), ...parts]);
  let named: Named | null = null;
  return async (ids) => {
    named ??= await readNamed(needs);
    const found = await tuples(Prisma.sql`SELECT ${selection} ${claimsInOrder(ids)}`);
    const besideOf = await readBeside(ids, needs, leaving, named);
    return found.map((given) => {
      const beside = besideOf(given[0] as number);
      return readers.map((read) => read(given, beside) as FileCell);
    });
  };
}

type Named = Pick<Beside, "people" | "stories">;
const NOBODY: Named = {
  people: { today: () => "", at: () => "" },
  stories: new Map(),
};

/** Of people and stories there are few enough to be read once for a whole file. */
async function readNamed(needs: ReadonlySet<Need>): Promise<Named> {
  const namesOf = async (statement: Prisma.Sql) =>
    new Map(await tuples<[number, string]>(statement));
  return {
    people: needs.has("people") ? await readNames() : NOBODY.people,
    stories: needs.has("stories")
      ? await namesOf(Prisma.sql`SELECT "id", "slug" FROM "Story"`)
      : NOBODY.stories,
  };
}

async function readNames(): Promise<PeopleNames> {
  const names = new Map(
    await tuples<[number, string]>(Prisma.sql`SELECT "id", "name" FROM "User"`),
  );
  const former = await readFormerNames();
  const today = (id: number) => names.get(id) ?? "";
  return { today, at: (id, at) => nameThen(former, id, at) ?? today(id) };
}

/** Reads for all of the claims what their cells need, and tells it of each. */
async function readBeside(
  ids: readonly number[],
  needs: ReadonlySet<Need>,
  leaving: Leaving | null,
  named: Named,
): Promise<(id: number) => Beside> {
  const citations = needs.has("citations") ? await readCitations(ids, leaving) : null;
  const tags = needs.has("tags") ? await readTags(ids) : null;
  return (id) => ({ ...named, citations: citations?.get(id) ?? [], tags: tags?.get(id) ?? [] });
}

/** By position, as the index gives a claim's citations. */
async function readCitations(
  ids: readonly number[],
  leaving: Leaving | null,
): Promise<Map<number, CitationCell[]>> {
  const found = await tuples<
    [number, string, CitationCell["stance"], CitationCell["terms"], string, string]
  >(Prisma.sql`
    SELECT k."claimId", s."name", k."stance", k."terms", k."agreedDescription", k."locator"
    FROM json_each(${JSON.stringify(ids)}) wanted
    CROSS JOIN "Citation" k INDEXED BY "Citation_claimId_position_idx"
      ON k."claimId" = wanted."value"
    CROSS JOIN "Source" s ON s."id" = k."sourceId"
    WHERE ${inForce("k", { leaving })}`);
  return byClaim(found, ([, source, stance, terms, agreedDescription, locator]) => {
    const citation = { source, stance, terms, agreedDescription, locator };
    return leaving === null ? citation : asItLeaves(citation, leaving);
  });
}

/** By the alphabet, as the table's own key gives them. */
async function readTags(ids: readonly number[]): Promise<Map<number, string[]>> {
  const found = await tuples<[number, string]>(Prisma.sql`
    SELECT t."claimId", t."tag" FROM json_each(${JSON.stringify(ids)}) wanted
    CROSS JOIN "ClaimTag" t INDEXED BY "sqlite_autoindex_ClaimTag_1"
      ON t."claimId" = wanted."value"`);
  return byClaim(found, ([, tag]) => tag);
}

/** Each claim's rows, which stand one after the other, in a list of its own. */
function byClaim<Tuple extends readonly [number, ...unknown[]], Kept>(
  found: readonly Tuple[],
  keep: (tuple: Tuple) => Kept,
): Map<number, Kept[]> {
  const lists = new Map<number, Kept[]>();
  let [current, list]: [number, Kept[]] = [0, []];
  for (const tuple of found) {
    if (tuple[0] !== current) {
      [current, list] = [tuple[0], []];
      lists.set(current, list);
    }
    list.push(keep(tuple));
  }
  return lists;
}

/** The texts of a claim in which something may be found, as they were typed. */
type Texts = { wording: string; quotes: string[]; notes: string[]; sources: string[] };

async function withHits(
  shown: readonly ColumnRow[],
  terms: readonly SearchTerm[],
): Promise<ColumnRow[]> {
  const texts = await readTexts(shown.map(({ id }) => id));
  const marker = markerOf(terms);
  return shown.map((row) => {
    const found = texts.get(row.id);
    if (!found) return row;
    const elsewhere: Hits["elsewhere"] = [];
    for (const [where, places] of [
      ["Quote", found.quotes],
      ["Note", found.notes],
      ["Source", found.sources],
    ] as const) {
      const text = places.map((place) => place && marker.cutting(place)).find(Boolean);
      if (text) elsewhere.push({ where, text });
    }
    return { ...row, hits: { wording: marker.mark(found.wording), elsewhere } };
  });
}

/** What the index holds folded (ledger/standing/found-by.ts), from where it was typed. */
async function readTexts(ids: readonly number[]): Promise<Map<number, Texts>> {
  const claims = await tuples<[number, string, string, string]>(Prisma.sql`
    SELECT "id", "wording", "note", "assertedBy" FROM "Claim" WHERE "id" IN ${among(ids)}`);
  const citations = await tuples<[number, ...string[]]>(Prisma.sql`
    SELECT k."claimId", k."quote", k."note", s."name", s."aliases", s."title", s."employer",
      k."agreedDescription"
    FROM json_each(${JSON.stringify(ids)}) wanted
    CROSS JOIN "Citation" k INDEXED BY "Citation_claimId_position_idx"
      ON k."claimId" = wanted."value"
    CROSS JOIN "Source" s ON s."id" = k."sourceId"
    WHERE ${inForce("k", { leaving: null })}`);
  const texts = new Map<number, Texts>();
  for (const [id, wording, note, assertedBy] of claims) {
    texts.set(id, { wording, quotes: [], notes: [note], sources: [assertedBy] });
  }
  for (const [id, quote = "", note = "", ...source] of citations) {
    const claim = texts.get(id);
    claim?.quotes.push(quote);
    claim?.notes.push(note);
    claim?.sources.push(...source);
  }
  return texts;
}
