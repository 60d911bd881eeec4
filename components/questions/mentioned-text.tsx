import { piecesOf, type MentionedPerson } from "@/lib/text/mentions";

/** A text of a thread as it reads, its line breaks kept and the people it names standing out. */
export function MentionedText({
  text,
  people,
}: {
  text: string;
  people: readonly MentionedPerson[];
}) {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (
    <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
      {piecesOf(text, names).map((piece, at) =>
        typeof piece === "string" ? (
          piece
        ) : (
          <span key={at} className="font-strong text-accent">
            <bdi>@{piece.name}</bdi>
          </span>
        ),
      )}
    </p>
  );
}
