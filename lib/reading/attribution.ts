/**
 * What the finders of attributions hand on: who, by which cue, what, still as words of the text.
 * Who is meant by them is casting.ts; what is shown to a person is proposal.ts. Types alone.
 */
import type { Span } from "@/lib/text/text";
import type { AttributionForm, CueClass, SpeechAct } from "./proposal";
import type { Reading } from "./reading";
import type { Sentence } from "./sentences";
import type { Phrase } from "./subjects";
import type { Tree } from "./trees";

export type Attribution = {
  readonly sentence: number;
  readonly cue: { readonly span: Span; readonly lemma: string; readonly class: CueClass } | null;
  readonly subject: Phrase | null;
  readonly parts: readonly Span[];
  readonly form: AttributionForm;
  readonly speechAct: SpeechAct;
  readonly isNegated: boolean;
  readonly isContinuation: boolean;
};

/** Where a cue stands, handed to whoever looks around it. */
export type Site = {
  readonly reading: Reading;
  readonly sentence: Sentence;
  /** Index of the sentence, and of the cue's word. */
  readonly index: number;
  readonly at: number;
  /** The sentence's. */
  readonly tree: Tree;
};
