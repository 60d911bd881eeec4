/** What the rules of endings need to know of English words, and where they are wrong. */
import { lemmaByRule, lemmaKey } from "@/lib/reading/grammar/lemma";
import type { TreebankSentence } from "./treebank";

export type LearntLemmas = { exceptions: Record<string, string>; known: string };

/** Of these the dictionary form is always the word itself, in the form it has. */
const OWN = new Set(["NNP", "CD", "ADD", "GW", "FW", "LS"]);

export function learnLemmas(sentences: readonly TreebankSentence[]): LearntLemmas {
  const bases = new Set<string>();
  const counts = new Map<string, Map<string, number>>();
  for (const { forms, lemmas, xpos } of sentences) {
    forms.forEach((form, at) => {
      const fine = xpos[at]!;
      const lemma = lemmas[at]!;
      if (OWN.has(fine) || lemma === "_") return;
      if (/^(?:V|NN$|NNS$|J|R)/.test(fine) && /^\p{Ll}+$/u.test(lemma)) bases.add(lemma);
      const key = lemmaKey(form.toLowerCase(), fine);
      const seen = counts.get(key) ?? new Map<string, number>();
      seen.set(lemma, (seen.get(lemma) ?? 0) + 1);
      counts.set(key, seen);
    });
  }
  const exceptions: Record<string, string> = {};
  for (const key of [...counts.keys()].sort()) {
    const [best] = [...counts.get(key)!].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const [word, fine] = key.split(" ");
    if (!best || !word || !fine) continue;
    if (lemmaByRule(word, fine, bases) !== best[0]) exceptions[key] = best[0];
  }
  return { exceptions, known: [...bases].sort().join(" ") };
}
