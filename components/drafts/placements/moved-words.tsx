import { changedHedges } from "@/lib/text/hedges";
import { diffWords } from "@/lib/text/diff/words";
import { WordPieces } from "../word-pieces";

/** What became of a moved claim's words, and which hedges went on the way. */
export function MovedWords({ before, after }: { before: string; after: string }) {
  if (before === "" || before === after) {
    return (
      <>
        <p className="font-serif text-quote text-pretty wrap-anywhere whitespace-pre-wrap">
          {after}
        </p>
        <p className="mt-1 text-sm text-soft">The same words, in another place than before.</p>
      </>
    );
  }
  const hedges = changedHedges(before, after);
  return (
    <>
      <p className="font-serif text-quote text-pretty wrap-anywhere whitespace-pre-wrap">
        <WordPieces pieces={diffWords(before, after)} />
      </p>
      {hedges.length > 0 ? (
        <ul className="mt-1 text-sm font-medium text-warn">
          {hedges.map(({ hedge, to }, index) => (
            <li key={index}>
              {to === null ? `Hedge dropped: “${hedge}”` : `Hedge changed: “${hedge}” → “${to}”`}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
