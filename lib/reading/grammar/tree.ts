/**
 * Ways about a parsed sentence. Its trees have no crossing arcs, so that what hangs on a word,
 * with the word itself, is one stretch of tokens. Pure.
 */
import type { Span } from "@/lib/text/text";
import type { ParsedToken } from "./parse";

/** Tokens from `start` to `end` (exclusive), as indexes. */
export type Constituent = { readonly start: number; readonly end: number };

export class SentenceTree {
  private readonly dependents: number[][];
  private readonly first: number[];
  private readonly last: number[];

  constructor(readonly tokens: readonly ParsedToken[]) {
    this.dependents = tokens.map(() => []);
    tokens.forEach(({ head }, at) => this.dependents[head]?.push(at));
    this.first = tokens.map((_, at) => at);
    this.last = tokens.map((_, at) => at);
    for (const at of this.bottomUp()) {
      const head = tokens[at]?.head ?? -1;
      if (head < 0) continue;
      this.first[head] = Math.min(this.first[head] ?? at, this.first[at] ?? at);
      this.last[head] = Math.max(this.last[head] ?? at, this.last[at] ?? at);
    }
  }

  /** The word that all others hang on; -1 in an empty sentence. */
  get root(): number {
    return this.tokens.findIndex(({ head }) => head < 0);
  }

  /** What hangs directly on a word, from left to right; only in one of the relations, if any are named. */
  children(at: number, ...relations: readonly string[]): number[] {
    const all = this.dependents[at] ?? [];
    if (relations.length === 0) return [...all];
    return all.filter((child) => relations.includes(this.tokens[child]?.relation ?? ""));
  }

  /** The first of `children`, or -1. */
  child(at: number, ...relations: readonly string[]): number {
    return this.children(at, ...relations)[0] ?? -1;
  }

  /** A word with all that hangs on it, directly or not. */
  subtree(at: number): Constituent {
    return { start: this.first[at] ?? at, end: (this.last[at] ?? at) + 1 };
  }

  /** Where a range of tokens stands in the text. */
  span({ start, end }: Constituent): Span {
    return { start: this.tokens[start]?.start ?? 0, end: this.tokens[end - 1]?.end ?? 0 };
  }

  /** The words above a word, its head first, the root last. */
  ancestors(at: number): number[] {
    const above: number[] = [];
    for (let head = this.tokens[at]?.head ?? -1; head >= 0;) {
      above.push(head);
      head = this.tokens[head]?.head ?? -1;
    }
    return above;
  }

  /** The word of a range whose head lies outside it: the first such. */
  headOf({ start, end }: Constituent): number {
    for (let at = start; at < end; at += 1) {
      const head = this.tokens[at]?.head ?? -1;
      if (head < start || head >= end) return at;
    }
    return -1;
  }

  private bottomUp(): number[] {
    const order: number[] = [];
    const open = this.root < 0 ? [] : [this.root];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      order.push(at);
      open.push(...(this.dependents[at] ?? []));
    }
    return order.reverse();
  }
}
