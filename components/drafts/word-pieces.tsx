import clsx from "clsx";

/** A stretch of one of two texts: in both, in the earlier alone, or in the later alone. */
export type WordPiece = { readonly kind: "same" | "dropped" | "added"; readonly text: string };

/**
 * What differs between two texts, word by word. Dropped words are struck through and added ones
 * underlined, so that no colour is needed to tell them apart; a screen reader hears which is which.
 * `of` shows one of the two texts alone.
 */
export function WordPieces({
  pieces,
  of = "both",
}: {
  pieces: readonly WordPiece[];
  of?: "before" | "after" | "both";
}) {
  const hidden = of === "before" ? "added" : of === "after" ? "dropped" : null;
  return pieces
    .filter((piece) => piece.kind !== hidden)
    .map((piece, index) => <Shown key={index} piece={piece} />);
}

const looks = {
  dropped: "bg-danger/8 text-danger decoration-danger/70",
  // Dropped and added words that replace each other are set apart a little.
  added: "bg-accent-soft text-ink decoration-accent decoration-2 underline-offset-4 [del+&]:ml-1",
};

function Shown({ piece: { kind, text } }: { piece: WordPiece }) {
  if (kind === "same") return text;
  const Mark = kind === "dropped" ? "del" : "ins";
  const words = text.trimEnd();
  return (
    <>
      <Mark className={clsx("box-decoration-clone", looks[kind])}>
        <Spoken>{`${kind}:`}</Spoken>
        {words}
      </Mark>
      {text.slice(words.length)}
    </>
  );
}

/** Heard, neither seen nor copied. */
function Spoken({ children }: { children: string }) {
  return <span className="sr-only select-none"> {children} </span>;
}
