/**
 * Counts origins, not heads (DESIGN §2.3): citations that rest on the same source, directly
 * or through what it derives from, are one origin. Five experts who read one leak are one.
 * Pure. Linear in citations and derivations (union–find over sources).
 */

export type CitedSource = {
  readonly sourceId: number;
  /** The sources this knowledge comes from; empty when the source knows it of itself. */
  readonly restsOn: readonly number[];
};

/** For a source, the sources that it itself derives from. */
export type Derivations = ReadonlyMap<number, readonly number[]>;

/** What was read of the sources of one claim, or of many at once. */
export type ReadDerivations = {
  readonly derivesFrom: Derivations;
  /** For a source that a story keeps as it was, the same as it is now. */
  readonly keptOf: ReadonlyMap<number, number>;
  /** Of all that were read those that support nothing, because they or all their origins were retracted. */
  readonly fallen: ReadonlySet<number>;
};

/** Where nothing is read, because one citation is one origin whatever its source derives from. */
export const NO_DERIVATIONS: ReadDerivations = {
  derivesFrom: new Map(),
  keptOf: new Map(),
  fallen: new Set(),
};

/** "5 sources · 1 origin"; empty where each source is an origin of its own, or none supports. */
export function originsInWords(supportingSources: number, origins: number): string {
  if (origins === 0 || supportingSources <= origins) return "";
  return `${supportingSources} sources · ${origins} ${origins === 1 ? "origin" : "origins"}`;
}

/**
 * What the sources of one claim's citations derive from. One that the story keeps and what it was
 * kept of are one origin where the claim leans on both; elsewhere the newsroom's changes say nothing
 * of it. So it does not matter which other claims were read along.
 */
export function derivationsAmong(
  { derivesFrom, keptOf }: ReadDerivations,
  citations: readonly CitedSource[],
): Derivations {
  if (keptOf.size === 0) return derivesFrom;
  const involved = new Set(citations.flatMap(({ sourceId, restsOn }) => [sourceId, ...restsOn]));
  const along = new Map(derivesFrom);
  for (const source of involved) {
    const present = keptOf.get(source);
    if (present === undefined || !involved.has(present)) continue;
    along.set(source, [...(along.get(source) ?? []), present]);
  }
  return along;
}

/**
 * The number of independent origins among the citations. Two citations are of one origin when
 * the chains below them meet anywhere; the cited source itself counts as part of its chain, so
 * one head is never two origins. Where chains overlap in part they are one: independence has
 * to be shown, not assumed.
 */
export function countOrigins(citations: readonly CitedSource[], derivesFrom: Derivations): number {
  return originGroups(citations, derivesFrom).length;
}

/** The citations' indexes, grouped by origin, in order of first appearance. */
export function originGroups(
  citations: readonly CitedSource[],
  derivesFrom: Derivations,
): number[][] {
  const parent = new Map<number, number>();
  const find = (source: number): number => {
    let root = source;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) {
      root = up;
    }
    parent.set(source, root);
    return root;
  };
  const reached = new Set<number>();
  const join = (from: number, onto: number) => {
    parent.set(find(from), find(onto));
  };
  const descend = (start: number) => {
    const open = [start];
    for (let source = open.pop(); source !== undefined; source = open.pop()) {
      if (reached.has(source)) continue;
      reached.add(source);
      for (const origin of derivesFrom.get(source) ?? []) {
        join(source, origin);
        open.push(origin);
      }
    }
  };
  for (const citation of citations) {
    descend(citation.sourceId);
    for (const rest of citation.restsOn) {
      join(citation.sourceId, rest);
      descend(rest);
    }
  }
  const groups = new Map<number, number[]>();
  citations.forEach((citation, index) => {
    const root = find(citation.sourceId);
    const group = groups.get(root);
    if (group) group.push(index);
    else groups.set(root, [index]);
  });
  return [...groups.values()];
}

/**
 * The source that most of the citations lead back to, where all of them are one origin; null
 * where they are not. Of several, the one furthest down.
 */
export function mostShared(
  citations: readonly CitedSource[],
  derivesFrom: Derivations,
): number | null {
  if (originGroups(citations, derivesFrom).length !== 1) return null;
  const below = new Map(derivesFrom);
  for (const { sourceId, restsOn } of citations) {
    below.set(sourceId, [...(below.get(sourceId) ?? []), ...restsOn]);
  }
  const counts = new Map<number, number>();
  for (const head of new Set(citations.map((citation) => citation.sourceId))) {
    for (const source of chainOf(head, below)) counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  const depth = (source: number) => chainOf(source, below).size;
  const [most] = [...counts].sort(([a, ofA], [b, ofB]) => ofB - ofA || depth(a) - depth(b));
  return most?.[0] ?? null;
}

/** A source and all that it leads back to. */
function chainOf(head: number, below: Derivations): Set<number> {
  const chain = new Set<number>();
  const open = [head];
  for (let source = open.pop(); source !== undefined; source = open.pop()) {
    if (chain.has(source)) continue;
    chain.add(source);
    open.push(...(below.get(source) ?? []));
  }
  return chain;
}
