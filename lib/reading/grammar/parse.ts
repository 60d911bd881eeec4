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

/** A token with its parts of speech, as numbers of `names`, and its dictionary form. */
export type TaggedToken = GrammarToken & {
  readonly fine: number;
  readonly universal: number;
  readonly lemma: string;
};

/** `start` and `end` are UTF-16 units of the text; `head` is an index, -1 for the root. */
export type ParsedToken = GrammarToken & {
  readonly upos: string;
  readonly xpos: string;
  readonly lemma: string;
  readonly head: number;
  readonly relation: string;
};

/** Wider gains little. */
const WIDTH = 4;

/**
 * A longer run of words is no sentence. It is parsed in pieces, joined at their roots, and with one
 * course at a time: nothing is lost, and a text made to be slow is not.
 */
const LONGEST = 200;

type Rooms = { tagger: TaggerRoom; parser: ParserRoom; relations: RelationRoom };
let rooms: Rooms | null = null;

function makeRooms(): Rooms {
  return { tagger: new TaggerRoom(), parser: new ParserRoom(), relations: new RelationRoom() };
}

/** Parts of speech and dictionary forms of one sentence's tokens. */
export function tagTokens(model: GrammarModel, tokens: readonly GrammarToken[]): TaggedToken[] {
  rooms ??= makeRooms();
  const forms = tokens.map(({ text }) => normalForm(text));
  const { fine, universal } = tag(model.tagger, forms, rooms.tagger);
  settleTags(model, tokens, fine, universal);
  return tokens.map(({ text, start, end }, at) => ({
    text,
    start,
    end,
    fine: fine[at] ?? 0,
    universal: universal[at] ?? 0,
    lemma: lemmaOf(forms[at] ?? text, model.names.fine[fine[at] ?? 0] ?? "X", model.lemmas),
  }));
}

const SPELLED = /[\p{L}\p{N}]/u;

/**
 * Puts right what no English sentence has and the tagger, which sees two words either side, still
 * says: a sign that is a name, and a singular verb before a plural one ("Satellite images show").
 */
function settleTags(
  { names }: GrammarModel,
  tokens: readonly GrammarToken[],
  fine: Int32Array,
  universal: Int32Array,
): void {
  const set = (at: number, fineName: string, universalName: string) => {
    fine[at] = names.fine.indexOf(fineName);
    universal[at] = names.universal.indexOf(universalName);
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const is = (index: number, name: string) => names.fine[fine[index] ?? -1] === name;
    if (names.universal[universal[at] ?? -1] === "PROPN" && !SPELLED.test(tokens[at]?.text ?? "")) {
      set(at, "SYM", "SYM");
    } else if (at > 0 && is(at, "VBZ") && is(at + 1, "VBP")) set(at, "NNS", "NOUN");
  }
}

/** Parses one sentence, the text from `from` to `to`. */
export function parseSentence(
  model: GrammarModel,
  text: string,
  from = 0,
  to = text.length,
  width = WIDTH,
): ParsedToken[] {
  return parseTokens(model, tagTokens(model, tokenize(text, from, to)), width);
}

/**
 * The same for words whose parts of speech are known.
 * @param width how many courses the search keeps side by side. One takes half the time and is a few
 * points worse: for what is hardly prose.
 */
export function parseTokens(
  model: GrammarModel,
  tokens: readonly TaggedToken[],
  width = WIDTH,
): ParsedToken[] {
  if (tokens.length <= LONGEST) return parsePiece(model, tokens, width);
  const parsed: ParsedToken[] = [];
  let root = -1;
  for (let from = 0; from < tokens.length; from += LONGEST) {
    for (const token of parsePiece(model, tokens.slice(from, from + LONGEST), 1)) {
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

function parsePiece(
  model: GrammarModel,
  tokens: readonly TaggedToken[],
  width: number,
): ParsedToken[] {
  rooms ??= makeRooms();
  const { names } = model;
  const forms = tokens.map(({ text }) => normalForm(text));
  const fine = Int32Array.from(tokens, (token) => token.fine);
  const universal = Int32Array.from(tokens, (token) => token.universal);
  const lemmas = tokens.map(({ lemma }) => lemma);
  const input = parserInput(forms, lemmas, fine, universal, model.tagKinds);
  const heads = findHeads(model.steps, model.early, input, width, model.margin, rooms.parser);
  const suffixes = Int32Array.from(forms, (form) => hashesOf(form).suffixes[2] ?? 0);
  const kinds = model.relationKinds;
  const relations = findRelations(model.relations, input, suffixes, heads, kinds, rooms.relations);
  return tokens.map((token, at): ParsedToken => {
    const head = heads[at] ?? tokens.length;
    return {
      text: token.text,
      start: token.start,
      end: token.end,
      xpos: names.fine[token.fine] ?? "X",
      upos: names.universal[token.universal] ?? "X",
      lemma: token.lemma,
      head: head === tokens.length ? -1 : head,
      relation: names.relations[relations[at] ?? 0] ?? "dep",
    };
  });
}
