/** What is told live of others' work, as it goes over the wire, and how its parts are put together. */

/** Something that changed: what it belongs to, and who did it. What it is now, the page asks for. */
export type LiveChange = {
  story: number | null;
  claim: number | null;
  source: number | null;
  /** A person's id; null for the installation itself. */
  by: number | null;
  /** The claim was not there before. */
  isNew?: true;
  /** More claims of the story than are worth naming. */
  isMany?: true;
};

export type LiveNews = {
  /** More than can be told: whatever is shown is to be asked for again. */
  everything: boolean;
  changes: LiveChange[];
  /** Of whoever is named in `by`. */
  names: Record<number, string>;
};

/** Somebody else, and what they look at or are changing. */
export type HerePerson = {
  person: number;
  name: string;
  story: number;
  claim: number | null;
  editing: HereEditing | null;
};

/** What somebody can be at, in words behind the name. */
export const HERE_EDITING = {
  wording: "is changing the wording",
  kind: "is changing the kind",
  assertedBy: "is changing who asserts it",
  attribution: "is changing the attribution",
  checkerId: "is changing the checker",
  legalRisk: "is changing the legal risk",
  asOf: "is changing the date",
  recheckOn: "is changing when it is checked again",
  tags: "is changing the tags",
  note: "is changing the note",
  details: "is changing the details",
  citation: "is changing a citation",
  verdict: "is writing a verdict",
} as const;

export type HereEditing = keyof typeof HERE_EDITING;

/** Milliseconds between two signs of life of a stream. */
export const BEAT = 20_000;

/** Milliseconds after which somebody who has not said so again is not here any more. */
export const HERE_FOR = 60_000;

/** Of more claims of one story its table is asked for as a whole. */
export const MOST_CLAIMS = 200;

export const NO_NEWS: LiveNews = { everything: false, changes: [], names: {} };

/** Each change once; of a story with very many changed claims, that alone. */
export function gatherNews(told: readonly LiveNews[]): LiveNews {
  if (told.some(({ everything }) => everything)) return { ...NO_NEWS, everything: true };
  const names = Object.assign({}, ...told.map((news) => news.names)) as LiveNews["names"];
  const byKey = new Map<string, LiveChange>();
  for (const change of told.flatMap(({ changes }) => changes)) {
    const { story, claim, source, by } = change;
    const key = [story, claim, source, by, change.isMany].join(" ");
    const isNew = change.isNew ?? byKey.get(key)?.isNew;
    byKey.set(key, isNew ? { ...change, isNew } : change);
  }
  return { everything: false, changes: thinned([...byKey.values()]), names };
}

function thinned(changes: readonly LiveChange[]): LiveChange[] {
  const claims = new Map<number, Set<number>>();
  for (const { story, claim } of changes) {
    if (story === null || claim === null) continue;
    claims.set(story, (claims.get(story) ?? new Set()).add(claim));
  }
  const isMany = (story: number | null) =>
    story !== null && (claims.get(story)?.size ?? 0) > MOST_CLAIMS;
  const kept = changes.filter(({ story, claim }) => claim === null || !isMany(story));
  const many = [...claims.keys()].filter(isMany);
  const told = many.map((story): LiveChange => {
    const by = changes.find((change) => change.story === story)?.by ?? null;
    return { story, claim: null, source: null, by, isMany: true };
  });
  return [...kept, ...told];
}
