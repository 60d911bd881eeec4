import Link from "next/link";
import { draftPath, queryOf } from "@/components/drafts/reader/address";
import { SectionHeading } from "@/components/ui/section-heading";
import type { ClaimPassage } from "@/lib/drafts/place/passage";
import { diffWords } from "@/lib/text/diff/words";
import { PART_LABELS } from "../part-labels";
import { WordPieces } from "../word-pieces";

/** The paragraph that carries the claim, above its evidence: what is judged is what the story says. */
export function Passage({
  passage,
  slug,
  claimRef,
}: {
  passage: ClaimPassage;
  slug: string;
  claimRef: string;
}) {
  const { draftNumber, paragraph, part, stretches, wasFrame, frame, meaning } = passage;
  return (
    <section aria-label="Passage">
      <SectionHeading
        aside={
          <Link className="link nums" href={draftPath(slug, draftNumber) + queryOf(claimRef)}>
            Draft {draftNumber}, {part === "body" ? "" : `${PART_LABELS[part].toLowerCase()}, `}
            paragraph {paragraph}
          </Link>
        }
      >
        Passage
      </SectionHeading>
      <p
        dir="auto"
        className="font-serif text-quote text-pretty wrap-anywhere whitespace-pre-wrap text-soft"
      >
        {stretches.map(({ text, is }, index) =>
          is === "mark" ? (
            <mark
              key={index}
              className="bg-accent-soft text-ink underline decoration-accent decoration-2 underline-offset-4"
            >
              {text}
            </mark>
          ) : (
            <span key={index} className={is === "frame" ? "text-ink" : undefined}>
              {text}
            </span>
          ),
        )}
      </p>
      {wasFrame !== "" && wasFrame !== frame ? (
        <details className="mt-1.5 text-sm">
          <summary className="min-h-6 font-medium text-warn">
            {meaning.length > 0 ? meaning.join("; ") : "Its sentence changed"}
          </summary>
          <p
            dir="auto"
            className="mt-1 rounded-md bg-sunk px-2.5 py-1.5 font-serif text-quote whitespace-pre-wrap"
          >
            <WordPieces pieces={diffWords(wasFrame, frame)} />
          </p>
        </details>
      ) : null}
      {passage.contradictions.map((place) => (
        <p key={place.paragraph} className="mt-1 text-sm font-medium text-danger">
          Paragraph {place.paragraph} contradicts it: {place.meaning.join("; ")}
        </p>
      ))}
    </section>
  );
}
