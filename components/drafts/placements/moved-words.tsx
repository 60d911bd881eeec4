import { changesOfMeaning } from "@/lib/text/meaning/changes";
import { MEANING_KIND_NAMES, sayChange } from "@/lib/text/meaning/kinds";
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
  const changes = changesOfMeaning(before, after);
  return (
    <>
      <p className="font-serif text-quote text-pretty wrap-anywhere whitespace-pre-wrap">
        <WordPieces pieces={diffWords(before, after)} />
      </p>
      {changes.length > 0 ? (
        <ul className="mt-1 text-sm font-medium text-warn">
          {changes.map((change, index) => (
            <li key={index}>
              {MEANING_KIND_NAMES[change.kind]}: {sayChange(change)}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
