/** The course of learning on a treebank of a few invented sentences. */
import { describe, expect, it } from "vitest";
import { parseTokens, tagTokens } from "@/lib/reading/grammar/parse";
import { PLACEHOLDER } from "@/lib/reading/grammar/quoted";
import { modelOf, readWeights } from "@/lib/reading/grammar/weights";
import { collapsedSentences } from "./collapse";
import { learn, type Course } from "./learn";
import { projective } from "./projective";
import { courseOf } from "./train-parser";
import { heldOutDocuments, parseTreebank, type TreebankSentence } from "./treebank";

const row = (id: number, form: string, lemma: string, tags: string, head: number, as: string) => {
  const [upos, xpos] = tags.split(" ");
  return [id, form, lemma, upos, xpos, "_", head, as, "_"].join("\t");
};

const NAMES = ["Lund", "Doe", "Perez", "Lind", "Baker", "Kessel"];
const THINGS = ["dam", "lock", "pump", "roof", "hall", "depot"];

/** "Lund said the dam leaked .", and the like with other names, things and verbs. */
function treebank(): TreebankSentence[] {
  const blocks = NAMES.flatMap((name, document) =>
    THINGS.map((thing, at) => {
      const [verb, lemma] = (at + document) % 2 ? ["said", "say"] : ["added", "add"];
      return [
        ...(at === 0 ? [`# newdoc id = invented_${name}`, "# meta::genre = invented"] : []),
        `# text = ${name} ${verb} the ${thing} leaked.`,
        row(1, name, name, "PROPN NNP", 2, "nsubj"),
        row(2, verb, lemma, "VERB VBD", 0, "root"),
        row(3, "the", "the", "DET DT", 4, "det"),
        row(4, thing, thing, "NOUN NN", 5, "nsubj"),
        row(5, "leaked", "leak", "VERB VBD", 2, "ccomp"),
        row(6, ".", ".", "PUNCT .", 2, "punct"),
      ].join("\n");
    }),
  );
  return parseTreebank(blocks.join("\n\n"));
}

const course: Course = {
  seed: 1,
  orders: 2,
  tagEpochs: 3,
  folds: 2,
  stepEpochs: 4,
  width: 3,
  relationEpochs: 3,
  atLeast: 1,
  bits: 14,
};

describe("learning", () => {
  const bytes = learn(treebank(), course, () => undefined);

  it("gives the same bytes from the same sentences", () => {
    expect(learn(treebank(), course, () => undefined).equals(bytes)).toBe(true);
  });

  it("gives weights that parse a new sentence of the kind", () => {
    const model = modelOf(readWeights(bytes));
    let at = 0;
    const tokens = ["Rosa", "said", "the", "boiler", "leaked", "."].map((text) => {
      const start = at;
      at += text.length + 1;
      return { text, start, end: start + text.length };
    });
    const parsed = parseTokens(model, tagTokens(model, tokens));
    expect(parsed.map(({ head }) => head)).toEqual([1, -1, 3, 4, 1, 1]);
    expect(parsed.map(({ relation }) => relation)).toEqual([
      "nsubj",
      "root",
      "det",
      "nsubj",
      "ccomp",
      "punct",
    ]);
    expect(parsed.map(({ xpos }) => xpos)).toEqual(["NNP", "VBD", "DT", "NN", "VBD", "."]);
    expect(parsed.map(({ lemma }) => lemma)[1]).toBe("say");
  });

  it("refuses weights that were cut short", () => {
    expect(() => readWeights(bytes.subarray(0, bytes.length - 1))).toThrow("damaged");
    expect(() => readWeights(Buffer.from("no weights"))).toThrow("damaged");
  });
});

describe("collapsedSentences", () => {
  it("puts the placeholder where somebody's words stood", () => {
    const [first] = treebank();
    const [collapsed] = collapsedSentences(first!);
    expect(collapsed?.forms).toEqual(["Lund", "added", PLACEHOLDER, "."]);
    expect(collapsed?.heads).toEqual([1, 4, 1, 1]);
    expect(collapsed?.relations).toEqual(["nsubj", "root", "ccomp", "punct"]);
  });
});

describe("projective", () => {
  it("lifts the crossing arc and leaves the others", () => {
    // 0 → 2 crosses 1 → 3.
    expect(projective([4, 3, 0, 0])).toEqual([4, 0, 0, 0]);
    expect(projective([1, 3, 1])).toEqual([1, 3, 1]);
  });

  it("makes trees that a course of steps can build", () => {
    expect(courseOf(projective([4, 3, 0, 0]))).toHaveLength(8);
  });
});

describe("heldOutDocuments", () => {
  it("holds out some of each genre, whatever the order", () => {
    const sentences = treebank();
    const held = heldOutDocuments(sentences);
    expect(held.size).toBe(1);
    expect(heldOutDocuments([...sentences].reverse())).toEqual(held);
  });
});
