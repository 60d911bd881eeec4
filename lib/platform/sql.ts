/**
 * SQL put together from pieces, each with its values bound: what a person typed is never part
 * of the text. Names of tables and columns come in through `verbatim`, from constants only. Pure.
 */
export type Bound = string | number | null;

export class Sql {
  readonly text: string;
  readonly values: readonly Bound[];

  constructor(text: string, values: readonly Bound[]) {
    this.text = text;
    this.values = values;
  }
}

/** sql`c."id" > ${id} AND ${condition}`: pieces are inlined, values are bound. */
export function sql(strings: TemplateStringsArray, ...parts: ReadonlyArray<Sql | Bound>): Sql {
  let text = strings[0] ?? "";
  const values: Bound[] = [];
  parts.forEach((part, index) => {
    if (part instanceof Sql) {
      text += part.text;
      values.push(...part.values);
    } else {
      text += "?";
      values.push(part);
    }
    text += strings[index + 1] ?? "";
  });
  return new Sql(text, values);
}

/** Text of our own as a piece. Never for anything that came from outside. */
export function verbatim(text: string): Sql {
  return new Sql(text, []);
}

export const NOTHING = verbatim("");

export function join(parts: readonly Sql[], separator: string): Sql {
  return new Sql(
    parts.map((part) => part.text).join(separator),
    parts.flatMap((part) => part.values),
  );
}

/** All of them; true where there is none. */
export function all(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? verbatim("1") : join(conditions, " AND ");
}

/** `(?, ?, ?)`: the right side of IN. */
export function list(values: readonly Bound[]): Sql {
  return new Sql(`(${values.map(() => "?").join(", ")})`, values);
}

/** How Prisma keeps a DateTime in SQLite; such texts compare as the instants do. */
export function storedInstant(at: Date): string {
  return at.toISOString().replace("Z", "+00:00");
}
