/** Reads the source of a regular expression as a tree, as far as the project writes them. */

export type PatternNode =
  /** One character of a kind, by its source: "a", "\\s", "[^a-z]". */
  | { readonly kind: "character"; readonly source: string }
  | { readonly kind: "sequence"; readonly items: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly items: readonly PatternNode[] }
  | {
      readonly kind: "loop";
      readonly item: PatternNode;
      readonly min: number;
      readonly max: number;
    }
  /** A place that takes no character: an anchor, the edge of a word. */
  | { readonly kind: "edge"; readonly source: string }
  | {
      readonly kind: "look";
      readonly item: PatternNode;
      readonly isBehind: boolean;
      /** As it stands in the pattern. */
      readonly source: string;
    };

/** @throws Error for what is not understood: references back to a group. */
export function readPattern(source: string): PatternNode {
  let at = 0;
  const rest = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0] ?? null;
  };
  const take = (pattern: RegExp): string | null => {
    const taken = rest(pattern);
    if (taken !== null) at += taken.length;
    return taken;
  };

  function choice(): PatternNode {
    const items = [sequence()];
    while (take(/\|/y)) items.push(sequence());
    return items.length === 1 && items[0] ? items[0] : { kind: "choice", items };
  }

  function sequence(): PatternNode {
    const items: PatternNode[] = [];
    while (at < source.length && !rest(/[|)]/y)) {
      const item = quantified();
      const before = items.at(-1);
      // "(?!\\d)\\w" is one character of a kind.
      if (item.kind === "character" && before?.kind === "look" && isOneAhead(before)) {
        items[items.length - 1] = { ...item, source: before.source + item.source };
      } else items.push(item);
    }
    return { kind: "sequence", items };
  }

  function quantified(): PatternNode {
    const item = single();
    const quantifier = take(/(?:[*+?]|\{\d+(?:,\d*)?\})\??/y);
    if (quantifier === null) return item;
    const [min, max] = boundsOf(quantifier);
    return { kind: "loop", item, min, max };
  }

  function single(): PatternNode {
    const begun = at;
    const opening = take(/\((?:\?(?:<[=!]|<[^>]*>|[:=!]))?/y);
    if (opening !== null) {
      const item = choice();
      if (!take(/\)/y)) throw new Error(`Unclosed at ${at}: ${source}`);
      const look = /^\(\?(<?)[=!]$/.exec(opening);
      if (!look) return item;
      return { kind: "look", item, isBehind: look[1] === "<", source: source.slice(begun, at) };
    }
    const edge = take(/[$^]|\\[bB]/y);
    if (edge !== null) return { kind: "edge", source: edge };
    if (rest(/\\[1-9k]/y)) throw new Error(`A reference back at ${at}: ${source}`);
    const character =
      take(/\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|[^])/y) ??
      take(/\[(?:\\[^]|[^\]\\])*\]/y) ??
      take(/[^]/uy);
    if (character === null) throw new Error(`Nothing at ${at}: ${source}`);
    return { kind: "character", source: character };
  }

  const whole = choice();
  if (at < source.length) throw new Error(`Not read to the end, from ${at}: ${source}`);
  return whole;
}

function isOneAhead({ item, isBehind }: PatternNode & { kind: "look" }): boolean {
  return !isBehind && oneCharacter(item) !== null;
}

/** The source of the one character that this is; null for anything else. */
export function oneCharacter(node: PatternNode): string | null {
  if (node.kind === "character") return node.source;
  const [only, ...others] = node.kind === "sequence" ? node.items : [];
  return only && others.length === 0 ? oneCharacter(only) : null;
}

function boundsOf(quantifier: string): [min: number, max: number] {
  switch (quantifier[0]) {
    case "*":
      return [0, Infinity];
    case "+":
      return [1, Infinity];
    case "?":
      return [0, 1];
    default: {
      const [, min = "", comma, max = ""] = /^\{(\d+)(,?)(\d*)/.exec(quantifier) ?? [];
      return [Number(min), max === "" ? (comma ? Infinity : Number(min)) : Number(max)];
    }
  }
}
