/**
 * The file of learnt weights, written once by the training and read when the language is first
 * needed. Its form: a line of JSON with all names and tables, a line feed, then for each of the
 * five models its bytes. Of a model's table only the buckets in use are written: the gaps between
 * them, how many classes each speaks for, which, and how strongly (one byte; small weights finer
 * than great ones). Pure: compressing is the caller's.
 */
import type { GrammarModel } from "./parse";
import type { KnownTags } from "./tagger";
import { GREATEST, layoutOf, scorerOf, type Allocate, type Layout } from "./tables";

/** What the file's first line tells. */
export type WeightsHeader = {
  readonly notice: string;
  readonly fine: readonly string[];
  readonly universal: readonly string[];
  readonly relations: readonly string[];
  /** Words by their fine and by their universal tags: "3 17" → "the a an". */
  readonly fineWords: Readonly<Record<string, string>>;
  readonly universalWords: Readonly<Record<string, string>>;
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

/** All that was in the file, as plain data that can be handed to other threads. */
export type StoredGrammar = {
  readonly header: WeightsHeader;
  readonly layouts: Readonly<Record<TableName, Layout>>;
};

/** @throws Error where the bytes are no such file. */
export function readWeights(
  bytes: Uint8Array,
  allocate: Allocate = (length) => new ArrayBuffer(length),
): StoredGrammar {
  const line = bytes.indexOf(NEWLINE);
  if (line < 0) throw new Error("The weights of the grammar are damaged: they have no header.");
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(0, line))) as WeightsHeader;
  let at = line + 1;
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) {
      throw new Error("The weights of the grammar are damaged: they end too early.");
    }
    return bytes.subarray(at, (at += length));
  };
  const layouts = new Map(
    header.tables.map(({ name, bits, classes, rows, entries, gapBytes }) => {
      const buckets = bucketsOf(take(gapBytes), rows);
      const counts = take(rows);
      const labels = take(entries);
      const codes = new Int8Array(take(entries));
      return [name, layoutOf({ bits, classes, buckets, counts, labels, codes }, allocate)];
    }),
  );
  const layout = (name: TableName): Layout => {
    const found = layouts.get(name);
    if (!found) throw new Error(`The weights of the grammar lack “${name}”.`);
    return found;
  };
  return {
    header,
    layouts: {
      fine: layout("fine"),
      universal: layout("universal"),
      early: layout("early"),
      steps: layout("steps"),
      relations: layout("relations"),
    },
  };
}

export function modelOf({ header, layouts }: StoredGrammar): GrammarModel {
  return {
    ...modelTables(header),
    tagger: {
      fine: scorerOf(layouts.fine),
      universal: scorerOf(layouts.universal),
      tagsOf: knownTags(header.fineWords),
      universalOf: knownTags(header.universalWords),
    },
    margin: MARGIN * scaleOf(header, "steps"),
    early: scorerOf(layouts.early),
    steps: scorerOf(layouts.steps),
    relations: scorerOf(layouts.relations),
  };
}

/**
 * How far behind the best a course may fall, in the scale of learning, before the parser gives it
 * up: nearly half the time is saved, and a tenth of a percent lost.
 */
const MARGIN = 180;

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

function knownTags(words: Readonly<Record<string, string>>): KnownTags {
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
