import type { Span } from "@/lib/text/text";
import { diffWords } from "@/lib/text/diff/words";
import { WordPieces, type WordPiece } from "../word-pieces";

/**
 * The whole sentence of a place: the mark in ink, its frame in grey, and every word that differs
 * from what it was.
 * @param was empty where there is nothing to compare with.
 * @param mark the words that state the claim, as they stand in `is`.
 */
export function FrameWords({ was, is, mark }: { was: string; is: string; mark: string }) {
  const start = mark === "" ? -1 : is.indexOf(mark);
  const inMark = start < 0 ? { start: 0, end: is.length } : { start, end: start + mark.length };
  const pieces: WordPiece[] =
    was === "" || was === is ? [{ kind: "same", text: is }] : diffWords(was, is);
  return (
    <span className="text-soft">
      {cutAt(pieces, inMark).map(({ isMark, pieces: run }, index) => (
        <span key={index} className={isMark ? "text-ink" : undefined}>
          <WordPieces pieces={run} />
        </span>
      ))}
    </span>
  );
}

type Run = { isMark: boolean; pieces: WordPiece[] };

/** The pieces in runs that lie inside or outside a range of the later text; dropped words go with what follows. */
export function cutAt(pieces: readonly WordPiece[], { start, end }: Span): Run[] {
  const runs: Run[] = [];
  const put = (isMark: boolean, piece: WordPiece) => {
    if (piece.text === "") return;
    const last = runs.at(-1);
    if (last?.isMark === isMark) last.pieces.push(piece);
    else runs.push({ isMark, pieces: [piece] });
  };
  let at = 0;
  for (const { kind, text } of pieces) {
    if (kind === "dropped") {
      put(at >= start && at < end, { kind, text });
      continue;
    }
    const from = Math.min(Math.max(start - at, 0), text.length);
    const to = Math.min(Math.max(end - at, from), text.length);
    put(false, { kind, text: text.slice(0, from) });
    put(true, { kind, text: text.slice(from, to) });
    put(false, { kind, text: text.slice(to) });
    at += text.length;
  }
  return runs;
}
