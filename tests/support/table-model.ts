/**
 * The claim table worked out the slow and obvious way, over rows read whole: what the SQL of
 * lib/table must agree with.
 */
import Database from "better-sqlite3";
import type { Leaving } from "@/lib/ledger/citations/rules";
import type { ColumnId } from "@/lib/table/columns";
import type { DayRange } from "@/lib/table/day-range";
import type { DayField, FilterField, ValueFilter } from "@/lib/table/filter-fields";
import {
  ATTRIBUTION_STATUSES,
  CLAIM_KINDS,
  isLapsed,
  LEGAL_RISKS,
  REVIEW_STATES,
  VERIFICATION_LEVELS,
  type ReviewState,
  type VerificationLevel,
} from "@/lib/ledger/claims/rules";
import { today } from "@/lib/platform/today";
import type { Sort, TableQuery } from "@/lib/table/query";

type Citation = {
  claimId: number;
  sourceId: number;
  stance: string;
  terms: string;
  quote: string;
  locator: string;
  sourceName: string;
  removedAt: string | null;
  attachments: number;
  /** What stands for its name is no word that anybody finds it by. */
  isUnnamed?: boolean;
};

export type ModelClaim = {
  id: number;
  storyId: number;
  number: number;
  slug: string;
  wording: string;
  kind: string;
  assertedBy: string;
  attribution: string;
  /** The one that stands. */
  level: string;
  lapsedLevel: string;
  reviewState: string;
  legalRisk: string;
  checkerId: number | null;
  checkerName: string | null;
  loggedById: number;
  loggedByName: string;
  verdictById: number | null;
  verdictByName: string | null;
  loggedAt: string;
  updatedAt: string;
  verdictAt: string | null;
  suspectSince: string | null;
  asOf: string | null;
  recheckOn: string | null;
  withdrawnAt: string | null;
  note: string;
  sourceNames: string;
  sourceCount: number;
  originCount: number;
  citations: Citation[];
  tags: string[];
  verdictNotes: string[];
  openQuestions: number;
  lintCount: number;
  leavingLintCount: number | null;
};

function group<Row extends { claimId: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const others = groups.get(row.claimId);
    if (others) others.push(row);
    else groups.set(row.claimId, [row]);
  }
  return groups;
}

export function readModel(file: string): ModelClaim[] {
  const database = new Database(file, { readonly: true });
  const rows = <Row>(statement: string) => database.prepare<[], Row>(statement).all();
  const citations = group(
    rows<Citation>(`SELECT c.*, (SELECT count(*) FROM Attachment a WHERE a.citationId = c.id
                    AND a.removedAt IS NULL) AS attachments, s.name AS sourceName
                    FROM Citation c JOIN Source s ON s.id = c.sourceId ORDER BY c.id`),
  );
  const tags = group(rows<{ claimId: number; tag: string }>("SELECT * FROM ClaimTag"));
  const verdicts = group(
    rows<{ claimId: number; note: string }>("SELECT claimId, note FROM Verdict ORDER BY id"),
  );
  const questions = group(
    rows<{ claimId: number }>("SELECT claimId FROM Question WHERE closedAt IS NULL"),
  );
  const claims = rows<ModelClaim>(
    `SELECT c.*, s.slug, k.name AS checkerName, l.name AS loggedByName, v.name AS verdictByName
     FROM Claim c JOIN Story s ON s.id = c.storyId JOIN User l ON l.id = c.loggedById
     LEFT JOIN User k ON k.id = c.checkerId LEFT JOIN User v ON v.id = c.verdictById`,
  ).map((claim) => ({
    ...claim,
    level: lapses(claim) ? "unverified" : claim.level,
    lapsedLevel: lapses(claim) ? claim.level : "",
    citations: (citations.get(claim.id) ?? []).filter((citation) => citation.removedAt === null),
    tags: (tags.get(claim.id) ?? []).map((row) => row.tag).sort(),
    verdictNotes: (verdicts.get(claim.id) ?? []).map((row) => row.note),
    openQuestions: (questions.get(claim.id) ?? []).length,
  }));
  database.close();
  return claims;
}

/** What the database computes of its own is worked out anew here, from what was written. */
function lapses({ level, reviewState }: Pick<ModelClaim, "level" | "reviewState">): boolean {
  return isLapsed({
    level: level as VerificationLevel,
    reviewState: reviewState as ReviewState,
  });
}

/** What a source is called by whom its terms do not name; nobody has described any in the seed. */
const UNNAMED: Record<string, string> = {
  background: "a source, on background",
  not_for_attribution: "a source, not for attribution",
  deep_background: "no attribution",
};

function underTerms(citation: Citation): Citation {
  const sourceName = UNNAMED[citation.terms];
  if (sourceName === undefined) return citation;
  const quote = citation.terms === "deep_background" ? "" : citation.quote;
  return {
    ...citation,
    sourceId: 0,
    sourceName,
    isUnnamed: true,
    quote,
    locator: "",
    attachments: 0,
  };
}

/** The claims as if there were no more of any citation than leaves. */
export function asTheyLeave(claims: readonly ModelClaim[], leaving: Leaving): ModelClaim[] {
  return claims.map((claim) => {
    const counted = claim.citations.filter((citation) => citation.terms !== "off_record");
    const citations = leaving === "with_names" ? counted : counted.map(underTerms);
    if (citations.every((citation, index) => citation === claim.citations[index])) {
      if (citations.length === claim.citations.length) return claim;
    }
    // In the seed every source is cited once, and is an origin of its own.
    const names = citations.map(({ sourceName, stance }) =>
      stance === "supports" ? sourceName : `${sourceName} (${stance})`,
    );
    return {
      ...claim,
      citations,
      sourceNames: names.join("; "),
      sourceCount: citations.length,
      originCount: citations.filter(({ stance }) => stance === "supports").length,
      lintCount: claim.leavingLintCount ?? claim.lintCount,
    };
  });
}

/** Every word that a search looks at. */
export function wordsOf(claim: ModelClaim): Set<string> {
  const texts = [claim.wording, claim.note];
  for (const { quote, sourceName, isUnnamed } of claim.citations) {
    texts.push(quote, isUnnamed ? "" : sourceName);
  }
  return new Set(
    texts
      .join(" ")
      .toLowerCase()
      .match(/[a-z0-9]+/g),
  );
}

type Key = string | number | null;

const scaleOf = (scale: readonly string[], value: string) => scale.indexOf(value);

/** SQLite's NOCASE: ASCII letters only. */
export function fold(text: string): string {
  return Array.from(text)
    .slice(0, 120)
    .join("")
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** People of one name are told apart by their id. */
const personKey = (name: string | null, id: number | null): Key =>
  name === null || id === null ? null : `${fold(name)} ${String(id).padStart(9, "0")}`;

const emptyAsNull = (text: string): Key => (text === "" ? null : fold(text));
const least = (texts: readonly string[]): Key => [...texts].sort()[0] ?? null;

const KEYS: Record<ColumnId, (claim: ModelClaim) => Key> = {
  ref: (claim) => claim.number,
  story: (claim) => claim.slug,
  claim: (claim) => fold(claim.wording),
  kind: (claim) => scaleOf(CLAIM_KINDS, claim.kind),
  asserted_by: (claim) => emptyAsNull(claim.assertedBy),
  attribution_status: (claim) => scaleOf(ATTRIBUTION_STATUSES, claim.attribution),
  verification_level: (claim) => scaleOf(VERIFICATION_LEVELS, claim.level),
  review_state: (claim) => scaleOf(REVIEW_STATES, claim.reviewState),
  sources: (claim) => emptyAsNull(claim.sourceNames),
  source_count: (claim) => claim.sourceCount,
  origin_count: (claim) => claim.originCount,
  terms: (claim) => least(claim.citations.map((citation) => citation.terms)),
  locators: (claim) =>
    least(claim.citations.map((citation) => fold(citation.locator)).filter(Boolean)),
  legal_risk: (claim) => scaleOf(LEGAL_RISKS, claim.legalRisk),
  checker: (claim) => personKey(claim.checkerName, claim.checkerId),
  logged_by: (claim) => personKey(claim.loggedByName, claim.loggedById),
  logged_at: (claim) => claim.loggedAt,
  verdict_by: (claim) => personKey(claim.verdictByName, claim.verdictById),
  verdict_at: (claim) => claim.verdictAt,
  verdict_note: (claim) => {
    const note = claim.verdictNotes.at(-1);
    return note === undefined ? null : fold(note);
  },
  tags: (claim) => least(claim.tags),
  note: (claim) => emptyAsNull(claim.note),
  as_of: (claim) => claim.asOf,
  recheck_on: (claim) => claim.recheckOn,
  updated_at: (claim) => claim.updatedAt,
  withdrawn: (claim) => claim.withdrawnAt,
  lapsed_level: (claim) => emptyAsNull(claim.lapsedLevel),
  logged_by_id: (claim) => personKey(claim.loggedByName, claim.loggedById),
  verdict_by_id: (claim) => personKey(claim.verdictByName, claim.verdictById),
  url: (claim) => claim.number,
  lints: openLints,
  suspect: (claim) => claim.suspectSince,
};

/** Of a verdict that stands the day of its re-check is past. */
function openLints({ lintCount, reviewState, recheckOn }: ModelClaim): number {
  const isPast = recheckOn !== null && recheckOn.slice(0, 10) < today();
  return lintCount + Number(reviewState === "decided" && isPast);
}

/** Those without a value last, whichever way; ties by id, in the sort's own direction. */
export function inOrder(claims: readonly ModelClaim[], sort: Sort): ModelClaim[] {
  const key = KEYS[sort.column];
  const way = sort.descending ? -1 : 1;
  const keyed = claims.map((claim) => ({ claim, key: key(claim) }));
  keyed.sort((one, other) => {
    if ((one.key === null) !== (other.key === null)) return one.key === null ? 1 : -1;
    if (one.key !== null && other.key !== null && one.key !== other.key) {
      return one.key < other.key ? -way : way;
    }
    return (one.claim.id - other.claim.id) * way;
  });
  return keyed.map(({ claim }) => claim);
}

type Holds = (claim: ModelClaim, value: string) => boolean;

const same =
  (member: (claim: ModelClaim) => string | number | null): Holds =>
  (claim, value) =>
    String(member(claim) ?? "") === value;

const cited =
  (member: (citation: Citation) => string | number): Holds =>
  (claim, value) =>
    value === ""
      ? claim.citations.length === 0
      : claim.citations.some((citation) => String(member(citation)) === value);

const HOLDS: Record<FilterField, Holds> = {
  level: same((claim) => claim.level),
  lapsed: same((claim) => claim.lapsedLevel),
  attribution: same((claim) => claim.attribution),
  kind: same((claim) => claim.kind),
  state: same((claim) => claim.reviewState),
  risk: same((claim) => claim.legalRisk),
  checker: same((claim) => claim.checkerId),
  logged_by: same((claim) => claim.loggedById),
  verdict_by: same((claim) => claim.verdictById),
  story: same((claim) => claim.slug),
  asserted_by: (claim, value) => fold(claim.assertedBy) === fold(value),
  origins: (claim, value) =>
    value === "2+" ? claim.originCount >= 2 : String(claim.originCount) === value,
  suspect: (claim, value) => (claim.suspectSince !== null) === (value === "yes"),
  lint: (claim, value) => openLints(claim) > 0 === (value === "open"),
  source: cited((citation) => citation.sourceId),
  terms: cited((citation) => citation.terms),
  stance: cited((citation) => citation.stance),
  tag: (claim, value) => (value === "" ? claim.tags.length === 0 : claim.tags.includes(value)),
  has: (claim, value) => {
    switch (value) {
      case "open_question":
        return claim.openQuestions > 0;
      case "source":
        return claim.citations.length > 0;
      case "quote":
        return claim.citations.some((citation) => citation.quote !== "");
      case "attachment":
        return claim.citations.some((citation) => citation.attachments > 0);
      default:
        return claim.note !== "";
    }
  },
};

const DAYS: Record<DayField, (claim: ModelClaim) => string | null> = {
  as_of: (claim) => claim.asOf,
  recheck: (claim) => claim.recheckOn,
  logged: (claim) => claim.loggedAt,
  verdict: (claim) => claim.verdictAt,
};

function meets(field: FilterField, filter: ValueFilter, claim: ModelClaim): boolean {
  const holds = (value: string) => HOLDS[field](claim, value);
  if (filter.not.some(holds)) return false;
  if (filter.any.length === 0) return true;
  // "Has an open question and a quote": all of them, unlike the others.
  return field === "has" ? filter.any.every(holds) : filter.any.some(holds);
}

/** Days as written, in UTC. */
function falls(range: DayRange, at: string | null): boolean {
  if (range === "none") return at === null;
  if (at === null) return false;
  const day = at.slice(0, 10);
  return (range.from === null || day >= range.from) && (range.to === null || day <= range.to);
}

/** The claims of a query without a search, in no particular order. */
export function matching(claims: readonly ModelClaim[], query: TableQuery): ModelClaim[] {
  const filters = Object.entries(query.filters) as [FilterField, ValueFilter][];
  const days = Object.entries(query.days) as [DayField, DayRange][];
  return claims.filter(
    (claim) =>
      (query.withdrawn === "all" ||
        (claim.withdrawnAt !== null) === (query.withdrawn === "only")) &&
      filters.every(([field, filter]) => meets(field, filter, claim)) &&
      days.every(([field, range]) => falls(range, DAYS[field](claim))),
  );
}

/** How many of the claims hold each value, for comparing facets. */
export function countValues(
  claims: readonly ModelClaim[],
  field: FilterField,
  values: readonly string[],
): Map<string, number> {
  return new Map(
    values.map((value) => [value, claims.filter((claim) => HOLDS[field](claim, value)).length]),
  );
}
