/**
 * The file of learnt weights, written once by the training and read when the language is first
 * needed. Its form: a line of JSON with all names and tables, a line feed, then for each of the
 * five models its bytes. Of a model's table only the buckets in use are written: the gaps between
 * them, how many classes each speaks for, which, and how strongly (one byte; small weights finer
 * than great ones). Pure: compressing is the caller's.
 */
import type { GrammarModel } from "./parse";
import { GREATEST, narrowScorer, sparseScorer } from "./tables";

/** What the file's first line tells. */
export type WeightsHeader = {
  readonly notice: string;
  readonly fine: readonly string[];
  readonly universal: readonly string[];
  readonly relations: readonly string[];
  readonly universalOf: ReadonlyArray<readonly number[]>;
  /** Words by their tags: "3 17" → "the a an". */
  readonly words: Readonly<Record<string, string>>;
  readonly exceptions: Readonly<Record<string, string>>;
  readonly known: string;
  readonly tables: ReadonlyArray<{
    readonly name: TableName;
    readonly classes: number;
    readonly bits: number;
    readonly rows: number;
    readonly entries: number;
    readonly gapBytes: number;
    readonly greatest: number;
  }>;
};

export type TableName = "fine" | "universal" | "early" | "steps" | "relations";

const NEWLINE = 10;

/** @throws Error where the bytes are no such file. */
export function readWeights(bytes: Uint8Array): GrammarModel {
  const line = bytes.indexOf(NEWLINE);
  if (line < 0) throw new Error("The weights of the grammar are damaged: they have no header.");
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(0, line))) as WeightsHeader;
  let at = line + 1;
  const take = (length: number): Uint8Array => bytes.subarray(at, (at += length));
  const scorers = new Map(
    header.tables.map((table) => {
      const { name, bits, classes, rows, entries, gapBytes } = table;
      const buckets = bucketsOf(take(gapBytes), rows);
      const counts = take(rows);
      const labels = take(entries);
      const codes = new Int8Array(take(entries));
      const scorerOf = classes <= 4 ? narrowScorer : sparseScorer;
      return [name, scorerOf({ bits, classes, buckets, counts, labels, codes })];
    }),
  );
  if (at !== bytes.length) throw new Error("The weights of the grammar are damaged: cut short.");
  const scorer = (name: TableName) => {
    const found = scorers.get(name);
    if (!found) throw new Error(`The weights of the grammar lack “${name}”.`);
    return found;
  };
  return {
    ...modelTables(header),
    tagger: {
      fine: scorer("fine"),
      universal: scorer("universal"),
      tagsOf: tagsOf(header),
      universalOf: header.universalOf,
    },
    margin: MARGIN * scaleOf(header, "steps"),
    early: scorer("early"),
    steps: scorer("steps"),
    relations: scorer("relations"),
  };
}

/**
 * How far behind the best a course may fall, in the scale of learning, before the parser gives it
 * up: nearly half the time is saved, and a tenth of a percent lost.
 */
const MARGIN = 220;

/** How much the weights of a table were stretched. */
function scaleOf({ tables }: WeightsHeader, name: TableName): number {
  return GREATEST / (tables.find((table) => table.name === name)?.greatest ?? GREATEST);
}

function bucketsOf(gaps: Uint8Array, rows: number): Int32Array {
  const buckets = new Int32Array(rows);
  let at = 0;
  let bucket = -1;
  for (let row = 0; row < rows; row += 1) {
    let gap = 0;
    let shift = 0;
    let byte = 0x80;
    while (byte >= 0x80) {
      byte = gaps[at++] ?? 0;
      gap |= (byte & 0x7f) << shift;
      shift += 7;
    }
    bucket += gap;
    buckets[row] = bucket;
  }
  return buckets;
}

function tagsOf({ words }: WeightsHeader): Map<string, readonly number[]> {
  return new Map(
    Object.entries(words).flatMap(([tags, list]) => {
      const ids = tags.split(" ").map(Number);
      return list.split(" ").map((word) => [word, ids] as const);
    }),
  );
}

/** What the header settles, for training and reading alike. */
export function modelTables(
  header: Pick<WeightsHeader, "fine" | "universal" | "relations" | "exceptions" | "known">,
): Pick<GrammarModel, "names" | "lemmas" | "tagKinds" | "relationKinds"> {
  const { fine, universal, relations } = header;
  const tags = (...names: readonly string[]): Set<number> =>
    new Set(names.map((name) => universal.indexOf(name)));
  return {
    names: { fine, universal, relations },
    lemmas: {
      exceptions: new Map(Object.entries(header.exceptions)),
      known: new Set(header.known.split(" ")),
    },
    tagKinds: {
      verbs: tags("VERB", "AUX"),
      conjunctions: tags("CCONJ", "SCONJ"),
      marks: tags("PUNCT", "SYM"),
    },
    relationKinds: {
      markers: tags("ADP", "SCONJ", "PART"),
      auxiliary: universal.indexOf("AUX"),
      root: relations.indexOf("root"),
      once: new Map(GIVEN_ONCE.map((name, bit) => [relations.indexOf(name), 1 << bit])),
    },
  };
}

/** Relations that a head has at most one dependent in. */
const GIVEN_ONCE =
  "nsubj nsubj:pass csubj expl obj iobj ccomp xcomp cop aux:pass det case mark".split(" ");
