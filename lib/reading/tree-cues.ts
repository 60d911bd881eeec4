/**
 * Attributions as the tree of a sentence shows them: a verb of saying with its subject and its
 * clause, wherever the three stand. Finds what the patterns over words (verb-cues.ts) cannot see:
 * clauses without "that" after any subject, contents before their cue, subjects shared by several
 * verbs, relatives, participles, passives. How far a content reaches is decided with
 * the words, since a tree is wrong about the last of them most. Pure.
 */
import type { Attribution, Site } from "./attribution";
import { toRight } from "./complements";
import { isMark } from "./patterns";
import { CUE_VERBS, type CueVerb } from "./lexicon";
import { contentAround } from "./preceding-content";
import { spanOf } from "./spans";
import { speakerOf, type Speaker } from "./tree-subjects";
import type { Tree } from "./trees";
import type { Word } from "./words";
import type { Span } from "@/lib/text/text";

type Content = { readonly parts: readonly Span[]; readonly form: Attribution["form"] };

export function findTreeAttribution(site: Site): Attribution | null {
  const cue = site.reading.words[site.at];
  const verb = CUE_VERBS.get(cue?.lower ?? "");
  // Asked of the tags first, so that no sentence is parsed for a noun or without a clause.
  if (!verb || !cue || !isVerbal(cue) || !hasOtherVerb(site)) return null;
  const { tree } = site;
  const at = tree.tokenOf(site.at);
  const token = tree.token(at);
  if (!token || !/^(?:VERB|AUX)$/.test(token.upos)) return null;
  const speaker = speakerOf(tree, at);
  const content =
    clauseAfter(site, tree, at, verb, speaker) ?? clauseBefore(site, tree, at, verb, speaker);
  if (!content) return null;
  const { reading } = site;
  const word = tree.wordOf(at);
  return {
    sentence: site.index,
    cue: { span: spanOf(reading, word, word), lemma: verb.lemma, class: verb.class },
    subject: speaker.phrase,
    parts: content.parts,
    form: content.form,
    speechAct: verb.denies
      ? "denies"
      : /^(?:ask|wonder|enquire|inquire|question|query)$/.test(verb.lemma)
        ? "asks"
        : "asserts",
    isNegated: tree
      .children(at, "advmod")
      .some((child) => /^(?:not|n't|never)$/.test(tree.lower(child))),
    isContinuation: false,
  };
}

const isVerbal = (word: Word): boolean => word.pos === "VERB" || word.pos === "AUX";

/** Whether the sentence has a verb but for the cue and the auxiliaries before it. */
function hasOtherVerb({ reading: { words }, sentence, at }: Site): boolean {
  let group = at;
  while (group > sentence.first && /^(?:AUX|ADV|PART)$/.test(words[group - 1]?.pos ?? ""))
    group -= 1;
  for (let other = sentence.first; other < sentence.last; other += 1) {
    const word = words[other];
    if ((other < group || other > at) && word && isVerbal(word)) return true;
  }
  return false;
}

/** "said the pumps had failed", "said that if it fails …". */
function clauseAfter(
  site: Site,
  tree: Tree,
  at: number,
  verb: CueVerb,
  speaker: Speaker,
): Content | null {
  const clause =
    tree.children(at, "ccomp").find((child) => child > at) ?? mistakenClause(tree, at, verb);
  if (clause === undefined || speaker.isMissing) return null;
  const { reading, sentence } = site;
  const range = tree.subtree(clause);
  if (range.start <= at) return null;
  let start = range.start;
  while (start < clause && tree.token(start)?.upos === "PUNCT" && !isMarkToken(tree, start))
    start += 1;
  const first = tree.wordOf(start);
  const opener = reading.words[first];
  if (!opener) return null;
  const isThat = opener.lower === "that";
  if (!isThat && verb.takesBareClause === "never" && tree.child(clause, "mark") < 0) return null;
  const isMistaken = tree.token(clause)?.relation === "obj";
  if (!isThat && !isMistaken && !hasOwnSubject(tree, clause)) return null;
  const isQuestion = /^(?:whether|if|how|why|what|who|when|where|which)$/.test(opener.lower);
  if (isQuestion && !verb.takesQuestion && !/^(?:if|when|where)$/.test(opener.lower)) return null;
  const words = toRight(reading, sentence, first, tree.wordOf(at));
  const end = endOfClause(tree, at, clause) ?? words.end;
  const isCut = end > words.start && end < words.end;
  return {
    parts: [isCut ? { start: words.start, end } : words],
    form: isQuestion && verb.takesQuestion ? "question" : "clause",
  };
}

/**
 * "saying the pumps were unsafe": taken for an object with a relative clause that has no relative.
 * After a verb that mostly has a clause, it is the clause.
 */
function mistakenClause(tree: Tree, at: number, verb: CueVerb): number | undefined {
  if (verb.takesBareClause === "never" || verb.class === "belief") return undefined;
  return tree.children(at, "obj").find((object) => {
    const relative = tree.child(object, "acl:relcl", "acl");
    if (object < at || relative < object) return false;
    const isFinite =
      /^VB[DPZ]$/.test(tree.token(relative)?.xpos ?? "") ||
      tree
        .children(relative, "aux", "cop", "aux:pass")
        .some((child) => /^(?:VB[DPZ]|MD)$/.test(tree.token(child)?.xpos ?? ""));
    const opener = tree.lower(tree.subtree(relative).start);
    return isFinite && !/^(?:that|who|which|whom|whose|where|when)$/.test(opener);
  });
}

/** Where the tree is sure that what follows is the frame's again: a further verb of the speaker. */
function endOfClause(tree: Tree, cue: number, content: number): number | null {
  const next = tree
    .children(cue, "conj", "parataxis")
    .find((child) => child > content && tree.subtree(child).start >= tree.subtree(content).end);
  if (next === undefined) return null;
  const { end } = tree.subtree(content);
  return tree.token(end - 1)?.end ?? null;
}

const leansOn = (word: Word | undefined): boolean =>
  /^(?:that|whether|if|because|and|but|or|yet|than)$/.test(word?.lower ?? "");

function isMarkToken(tree: Tree, at: number): boolean {
  return /^["“”«»„‘’'`]+$/.test(tree.token(at)?.text ?? "");
}

function hasOwnSubject(tree: Tree, clause: number): boolean {
  return (
    tree.child(clause, "nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl") >= 0
  );
}

/** "The pumps failed twice, the mayor said Monday", and the cue inside its content. */
function clauseBefore(
  site: Site,
  tree: Tree,
  at: number,
  verb: CueVerb,
  speaker: Speaker,
): Content | null {
  if (!speaker.phrase || speaker.isMissing || verb.takesBareClause === "never") return null;
  const token = tree.token(at);
  const before = tree
    .children(at, "ccomp", "parataxis")
    .filter((child) => child < at)
    .at(-1);
  const isAside = token?.relation === "parataxis" && token.head >= 0 && token.head < at;
  const clause = before ?? (isAside ? token.head : undefined);
  if (clause === undefined) return null;
  const { reading, sentence } = site;
  const { words, quotationOf } = reading;
  const cue = tree.wordOf(at);
  const frame = Math.min(speaker.phrase.first, cue);
  // "said it had paid, but that it did not know": the frame's half of what somebody else says.
  if (frame <= sentence.first || leansOn(words[frame - 1])) return null;
  const around = contentAround(
    reading,
    sentence,
    frame,
    Math.max(cue, speaker.phrase.aside?.last ?? speaker.phrase.last),
  );
  if (around) return { parts: around.map(({ span }) => span), form: "clause" };
  const outer = quotationOf[frame] ?? null;
  let first = frame;
  while (first > sentence.first && words[first - 1]?.text !== ";") {
    if (outer !== null && quotationOf[first - 1] !== outer) break;
    first -= 1;
  }
  if (isMark(words[first]) && outer !== null) first += 1;
  if (first >= frame) return null;
  const last = frame - 1;
  const start = words[first]?.start ?? 0;
  const quotation = quotationOf[first] ?? null;
  const isQuotation =
    quotation !== null &&
    quotation !== outer &&
    quotation === (quotationOf[last] ?? quotationOf[last - 1] ?? null);
  return {
    parts: [{ start, end: words[last]?.end ?? start }],
    form: isQuotation ? "quotation" : "clause",
  };
}
