import { diffWords } from "@/lib/text/diff/words";
import { WordPieces } from "../word-pieces";

export type Moved = {
  /** The claim's own words in the draft before, and now. */
  before: string;
  after: string;
  /** The sentences that carry them; `before` is empty where it was not kept. */
  frame: { before: string; after: string };
  /** What they say otherwise, in words: "denied → admitted". */
  meaning: readonly string[];
};

/**
 * What became of the sentence that carries a moved claim: every word that differs, and what that
 * does to what it says. It says "the same" only where the whole sentence is.
 */
export function MovedWords({ before, after, frame, meaning }: Moved) {
  const was = frame.before || before;
  const is = frame.before ? frame.after : after;
  const isSame = was === is;
  return (
    <>
      <p dir="auto" className="font-serif text-quote text-pretty wrap-anywhere whitespace-pre-wrap">
        {isSame ? is : <WordPieces pieces={diffWords(was, is)} />}
      </p>
      {meaning.length > 0 ? (
        <ul aria-label="What it says otherwise" className="mt-1 text-sm font-medium text-warn">
          {meaning.map((change, index) => (
            <li key={index} className="wrap-anywhere">
              {change}
            </li>
          ))}
        </ul>
      ) : null}
      {meaning.length === 0 ? (
        <p className="mt-1 text-sm text-soft">
          {frame.before === "" || before !== after
            ? "Look at the words."
            : isSame
              ? "The same sentence, in another place than before."
              : "It says the same in other words."}
        </p>
      ) : null}
    </>
  );
}
