import { Button } from "@/components/ui/button";
import type { Span } from "@/lib/text/text";
import type { Passage } from "./find-in-text";

type Props = {
  /** What the list is: "Places where C7 may stand". */
  label: string;
  passages: readonly Passage[];
  /** Null where the reader decides nothing. */
  onChoose: ((span: Span, paragraph: number) => void) | null;
  pending: boolean;
};

/** Places between which a person decides, each in its surroundings. */
export function CandidatePlaces({ label, passages, onChoose, pending }: Props) {
  return (
    <ol aria-label={label} className="flex flex-col divide-y divide-rule">
      {passages.map((passage) => (
        <li
          key={`${passage.start}-${passage.end}`}
          className="flex flex-wrap items-start gap-x-3 gap-y-1.5 py-2 first:pt-0 last:pb-0"
        >
          <PassageText passage={passage} />
          {onChoose ? (
            <Button
              size="small"
              pending={pending}
              aria-label={`It is here, in paragraph ${passage.paragraph}: ${passage.words}`}
              onClick={() => onChoose(passage, passage.paragraph)}
            >
              It is here
            </Button>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

/** A place in its surroundings, with its paragraph's number. */
export function PassageText({ passage }: { passage: Passage }) {
  return (
    <p
      dir="auto"
      className="min-w-0 flex-1 basis-60 font-serif text-quote text-pretty wrap-anywhere"
    >
      <span dir="ltr" className="me-1.5 font-sans text-xs text-faint nums">
        <span className="sr-only">Paragraph </span>
        <span aria-hidden="true">¶ </span>
        {passage.paragraph}
      </span>
      <span className="text-soft">{passage.before}</span>
      <mark>{passage.words}</mark>
      <span className="text-soft">{passage.after}</span>
    </p>
  );
}
