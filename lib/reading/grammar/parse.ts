/**
 * A sentence as a tree: its tokens with their places in the text, parts of speech, dictionary forms,
 * and for each the word it depends on and how (Universal Dependencies). Deterministic, linear in
 * the text. Pure.
 */
import { hashesOf, normalForm } from "./forms";
import { lemmaOf, type Lemmas } from "./lemma";
import { findHeads, ParserRoom, parserInput, type TagKinds } from "./parser";
import { findRelations, RelationRoom, type RelationKinds } from "./relations";
import type { Scorer } from "./scorer";
import { tag, TaggerRoom, type TaggerModel } from "./tagger";
import { tokenize, type GrammarToken } from "./tokenize";

/** Everything learnt, as it is read from its file (weights.ts). */
export type GrammarModel = {
  readonly names: {
    readonly fine: readonly string[];
    readonly universal: readonly string[];
    readonly relations: readonly string[];
  };
  readonly tagger: TaggerModel;
  /** How far behind the best a course of the search may fall. */
  readonly margin: number;
  readonly early: Scorer;
  readonly steps: Scorer;
  readonly relations: Scorer;
  readonly lemmas: Lemmas;
  readonly tagKinds: TagKinds;
  readonly relationKinds: RelationKinds;
};

/** `start` and `end` are UTF-16 units of the text; `head` is an index, -1 for the root. */
export type ParsedToken = GrammarToken & {
  readonly upos: string;
  readonly xpos: string;
  readonly lemma: string;
  readonly head: number;
  readonly relation: string;
};

/** How many courses the search keeps side by side. */
const WIDTH = 4;

/** A longer run of words is no sentence; it is parsed in pieces, joined at their roots. */
const LONGEST = 200;

type Rooms = { tagger: TaggerRoom; parser: ParserRoom; relations: RelationRoom };
let rooms: Rooms | null = null;

/** Parses one sentence, the text from `from` to `to`. */
export function parseSentence(
  model: GrammarModel,
  text: string,
  from = 0,
  to = text.length,
): ParsedToken[] {
  return parseTokens(model, tokenize(text, from, to));
}

/** The same for words that are already known. */
export function parseTokens(model: GrammarModel, tokens: readonly GrammarToken[]): ParsedToken[] {
  const parsed: ParsedToken[] = [];
  let root = -1;
  for (let from = 0; from < tokens.length; from += LONGEST) {
    for (const token of parsePiece(model, tokens.slice(from, from + LONGEST))) {
      const isRoot = token.head < 0;
      if (!isRoot) parsed.push({ ...token, head: token.head + from });
      else if (root < 0) {
        root = parsed.length;
        parsed.push(token);
      } else parsed.push({ ...token, head: root, relation: "parataxis" });
    }
  }
  return parsed;
}

function parsePiece(model: GrammarModel, tokens: readonly GrammarToken[]): ParsedToken[] {
  rooms ??= {
    tagger: new TaggerRoom(),
    parser: new ParserRoom(),
    relations: new RelationRoom(),
  };
  const { names } = model;
  const forms = tokens.map(({ text }) => normalForm(text));
  const { fine, universal } = tag(model.tagger, forms, rooms.tagger);
  const input = parserInput(forms, fine, universal, model.tagKinds);
  const heads = findHeads(model.steps, model.early, input, WIDTH, model.margin, rooms.parser);
  const suffixes = Int32Array.from(forms, (form) => hashesOf(form).suffixes[2] ?? 0);
  const kinds = model.relationKinds;
  const relations = findRelations(model.relations, input, suffixes, heads, kinds, rooms.relations);
  return tokens.map((token, at): ParsedToken => {
    const xpos = names.fine[fine[at] ?? 0] ?? "X";
    const head = heads[at] ?? tokens.length;
    return {
      ...token,
      xpos,
      upos: names.universal[universal[at] ?? 0] ?? "X",
      lemma: lemmaOf(forms[at] ?? "", xpos, model.lemmas),
      head: head === tokens.length ? -1 : head,
      relation: names.relations[relations[at] ?? 0] ?? "dep",
    };
  });
}
