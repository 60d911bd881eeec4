/**
 * What a field of the claim table is: a column, a filter, or both, and how it is stored. Each has
 * a file in fields/, which the browser may read; how a field that is stored in a way of its own
 * is read, filtered, counted and sorted stands beside it in sqlite/fields/. Pure.
 */

/** A column on screen, and under the same name in a file. */
export type ColumnShape = {
  /** In an address and as a file's header; published, never renamed. */
  id: string;
  label: string;
  /** The member of a claim's row that holds what it shows. */
  member: string | null;
  /** Further members that it is drawn from. */
  beside?: readonly string[];
  /** What a cell of a file holds, and how wide it is there, in characters. */
  file: { holds: "text" | "count" | "instant" | "day"; width: number };
};

/** What a filter is called in an address, and which values it takes. */
export type FilterShape = { name: string; label: string } & (
  | {
      takes: "choice";
      values: readonly string[];
      labels: Readonly<Record<string, string>>;
      /** What values were called once, and are called now. */
      former?: Readonly<Record<string, string>>;
    }
  | { takes: "person"; noneLabel: string | null }
  | { takes: "source"; noneLabel: string }
  | { takes: "text"; noneLabel: string | null }
  | { takes: "story" }
  | { takes: "days" }
);

/**
 * Where the database keeps it: a column of Claim and what that holds, or a way of its own.
 * `leaving` is the column beside it for what of it may leave the newsroom, where that differs.
 */
export type Stored =
  | { as: "scale"; in: string; values: readonly string[] }
  /** `didAt`: the column of the instant at which the person did it, whose name of that day a file gives. */
  | { as: "person"; in: string; mayBeNone: boolean; didAt?: string }
  /** Of the person in that column: the id alone, which no rename moves. */
  | { as: "personId"; in: string; mayBeNone: boolean }
  | { as: "text"; in: string; mayBeBlank: boolean }
  | { as: "count"; in: string; leaving: string | null }
  | { as: "instant"; in: string; mayBeNone: boolean }
  | { as: "day"; in: string }
  | OwnWay<unknown>;

/** @typeParam Cell what a row's member holds. */
export type OwnWay<Cell> = { as: "own"; cell?: Cell };

export function inOwnWay<Cell>(): OwnWay<Cell> {
  return { as: "own" };
}

export type Field = {
  /** Of the file in sqlite/fields/, where it is stored in a way of its own. */
  key: string;
  column?: ColumnShape;
  filter?: FilterShape;
  stored: Stored;
};

export type Person = { id: number; name: string };

/** What the member of a row holds, by how the field is stored. Days are YYYY-MM-DD or empty. */
export type CellOf<S> = S extends { as: "scale"; values: readonly (infer Value)[] }
  ? Value
  : S extends { as: "person"; mayBeNone: infer MayBeNone }
    ? MayBeNone extends true
      ? Person | null
      : Person
    : S extends { as: "personId"; mayBeNone: infer MayBeNone }
      ? MayBeNone extends true
        ? number | null
        : number
      : S extends { as: "text" | "day" }
        ? string
        : S extends { as: "count" }
          ? number
          : S extends { as: "instant"; mayBeNone: infer MayBeNone }
            ? MayBeNone extends true
              ? string | null
              : string
            : S extends OwnWay<infer Cell>
              ? Cell
              : never;
