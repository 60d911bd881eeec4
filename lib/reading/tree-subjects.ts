/**
 * Who does the saying, by the tree: the verb's own subject, or the one that it shares with the
 * verb it hangs on ("closed the lock and added", "left, saying"). Pure.
 */
import type { Phrase } from "./subjects";
import type { Tree } from "./trees";

export type Speaker = {
  readonly phrase: Phrase | null;
  readonly isPassive: boolean;
  /** The verb is one that only a subject makes a saying, and there is none. */
  readonly isMissing: boolean;
};

const SUBJECTS = ["nsubj", "nsubj:outer", "csubj"] as const;

export function speakerOf(tree: Tree, verb: number): Speaker {
  const passive = tree.child(verb, "nsubj:pass");
  if (passive >= 0) {
    const agent = tree.children(verb, "obl:agent", "obl").find((child) => isBy(tree, child));
    return {
      phrase: agent === undefined ? null : phraseOf(tree, agent),
      isPassive: true,
      isMissing: false,
    };
  }
  const own = tree.children(verb, ...SUBJECTS).at(-1);
  if (own !== undefined) {
    const phrase = isRelative(tree, own) ? antecedent(tree, verb) : phraseOf(tree, own);
    return { phrase, isPassive: false, isMissing: phrase === null };
  }
  const lone = tree
    .children(verb, "det", "nummod", "amod", "advmod")
    .find(
      (child) =>
        child === verb - 1 &&
        /^(?:another|others|both|many|some|several|most|one)$/.test(tree.lower(child)),
    );
  const phrase = lone === undefined ? sharedSubject(tree, verb) : phraseOf(tree, lone);
  return { phrase, isPassive: false, isMissing: false };
}

function isBy(tree: Tree, at: number): boolean {
  return tree.children(at, "case").some((child) => tree.lower(child) === "by");
}

function isRelative(tree: Tree, at: number): boolean {
  return /^(?:who|which|that)$/.test(tree.lower(at));
}

/** The noun that a relative clause tells of. */
function antecedent(tree: Tree, verb: number): Phrase | null {
  for (let at = verb; at >= 0; at = tree.token(at)?.head ?? -1) {
    const token = tree.token(at);
    if (token?.relation === "acl:relcl" && token.head >= 0) return phraseOf(tree, token.head);
    if (!/^(?:conj|xcomp|ccomp|advcl)$/.test(token?.relation ?? "")) return null;
  }
  return null;
}

/** "Arens first said …, but later said …": the subject of the verb that this one hangs on. */
function sharedSubject(tree: Tree, verb: number): Phrase | null {
  let at = verb;
  for (let steps = 0; steps < 4; steps += 1) {
    const token = tree.token(at);
    if (!token || token.head < 0) return null;
    if (!/^(?:conj|advcl|xcomp|acl|parataxis|dep)$/.test(token.relation)) return null;
    const { head } = token;
    if (token.relation === "acl") return phraseOf(tree, head);
    const subject = tree.children(head, ...SUBJECTS, "nsubj:pass").at(-1);
    if (subject !== undefined && subject < verb) {
      return isRelative(tree, subject) ? antecedent(tree, head) : phraseOf(tree, subject);
    }
    at = head;
  }
  return null;
}

/** A noun phrase as the words that name it, and what stands after it between commas. */
export function phraseOf(tree: Tree, head: number): Phrase {
  const whole = tree.subtree(head);
  let { start, end } = whole;
  const isMark = (at: number) => !/[\p{L}\p{N}$£€]/u.test(tree.token(at)?.text ?? "");
  const isLink = (at: number) =>
    at < head && ["case", "cc", "mark"].includes(relationTo(tree, at, head));
  // A sign that the tree takes for the subject itself, as an emoji before a name, is no name.
  while (start < end - 1 && (isMark(start) || isLink(start))) start += 1;
  let asideStart = -1;
  for (let at = head + 1; at < end; at += 1) {
    if (/^[,(–—]$|^--?$/.test(tree.token(at)?.text ?? "") && !continuesList(tree, at, end)) {
      asideStart = at + 1;
      end = at;
      break;
    }
  }
  while (end > head + 1 && isMark(end - 1)) end -= 1;
  const words = tree.wordsOf({ start, end });
  let asideEnd = whole.end;
  while (asideEnd > asideStart && isMark(asideEnd - 1)) asideEnd -= 1;
  const aside =
    asideStart > 0 && asideEnd > asideStart
      ? tree.wordsOf({ start: asideStart, end: asideEnd })
      : null;
  return { ...words, aside };
}

/** "Brand, Goggle and Hale": the comma parts a list. */
function continuesList(tree: Tree, comma: number, end: number): boolean {
  if (tree.token(comma)?.text !== ",") return false;
  for (let at = comma + 1; at < end; at += 1) {
    const token = tree.token(at);
    if (token?.relation === "conj" && token.head < comma) return true;
    if (/^(?:appos|acl:relcl|acl|parataxis)$/.test(token?.relation ?? "")) return false;
  }
  return false;
}

function relationTo(tree: Tree, at: number, head: number): string {
  const token = tree.token(at);
  return token?.head === head ? token.relation : "";
}
