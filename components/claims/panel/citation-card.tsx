import clsx from "clsx";
import Link from "next/link";
import { ConfidentialMark } from "@/components/sources/confidential-mark";
import { QuoteMark } from "@/components/drafts/quote-mark";
import { Icon } from "@/components/ui/icon";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { CitationView } from "@/lib/ledger/claims/queries";
import {
  attributedOnPaper,
  leaves as doesLeave,
  type CitationPart,
} from "@/lib/ledger/citations/rules";
import { LABELS } from "@/lib/ledger/claims/rules";
import type { GapView } from "@/lib/ledger/lint/queries";
import type { QuoteCheckView } from "@/lib/drafts/check-quotes-in";
import { SOURCE_KIND_LABELS } from "@/lib/ledger/sources/rules";
import { AttachmentList } from "./attachments";
import { CitationMenu } from "./citation-menu";

/** One citation: who, of what standing, what it says, and on which terms and basis. */
export function CitationCard({
  citation,
  mayEdit,
  gap,
  checks = [],
}: {
  citation: CitationView;
  mayEdit: boolean;
  /** What it lacks to be found again. */
  gap?: GapView | undefined;
  /** How the quote compares with the texts it should stand in. */
  checks?: readonly QuoteCheckView[];
}) {
  const { source, terms } = citation;
  const leaves = (part: CitationPart) => doesLeave(terms, part, "under_terms");
  const onScreenAlone = (part: CitationPart) => (leaves(part) ? "" : "print:hidden");
  return (
    <li className="keep-together relative mb-2 rounded-lg border border-rule px-3 py-2.5">
      <div className="flex items-start justify-between gap-2">
        <p className={clsx("min-w-0 wrap-anywhere", onScreenAlone("name"))}>
          <Link dir="auto" href={`/sources/${source.id}`} className="font-semibold hover:underline">
            {source.name}
          </Link>{" "}
          <span className="text-faint">
            {source.confidential ? (
              <>
                <ConfidentialMark /> ·{" "}
              </>
            ) : null}
            {SOURCE_KIND_LABELS[source.kind].toLowerCase()} · {source.reliability}
          </span>
        </p>
        {mayEdit ? <CitationMenu citation={citation} /> : null}
      </div>
      {leaves("name") ? null : (
        <p dir="auto" className="hidden font-semibold print:block">
          {attributedOnPaper({ ...citation, name: source.name })}
        </p>
      )}
      {citation.isVoid ? (
        <p className="mt-1 text-sm font-strong text-warn">
          Retracted, or rests on nothing else: supports nothing
        </p>
      ) : null}
      {terms === "off_record" ? (
        <p className="mt-1 text-sm font-strong text-danger">
          Off the record: not for publication, and left out of every export
        </p>
      ) : null}
      {citation.quote ? (
        <blockquote
          dir="auto"
          className={clsx(
            "my-1.5 font-serif text-quote text-pretty wrap-anywhere whitespace-pre-wrap italic",
            onScreenAlone("quote"),
          )}
        >
          {citation.quote}
        </blockquote>
      ) : null}
      {checks.length > 0 ? (
        <ul
          className={clsx("mb-1.5", onScreenAlone("attachment"))}
          aria-label={`Checks of the quote of ${source.name}`}
        >
          {checks.map((check, index) => (
            // Two files may have one name.
            <li key={index}>
              <QuoteMark check={check} />
            </li>
          ))}
        </ul>
      ) : null}
      <Tags citation={citation} />
      {gap ? <GapLine gap={gap} /> : null}
      {citation.note ? (
        <p
          dir="auto"
          className={clsx(
            "mt-1.5 text-sm wrap-anywhere whitespace-pre-wrap text-soft",
            onScreenAlone("note"),
          )}
        >
          {citation.note}
        </p>
      ) : null}
      <div className={onScreenAlone("attachment")}>
        <AttachmentList files={citation.attachments} mayEdit={mayEdit} />
      </div>
    </li>
  );
}

/** Not printed: what is missing is between those who work on it. */
function GapLine({ gap: { said, waiver } }: { gap: GapView }) {
  return (
    <p className="no-print mt-1.5 flex items-start gap-1.5 text-xs wrap-anywhere text-soft">
      <Icon
        name={waiver ? "bypass" : "info"}
        className={clsx("mt-px", waiver ? "text-faint" : "text-warn")}
      />
      <span className="min-w-0">
        {said}
        {waiver ? (
          <>
            {" "}
            Handed over without: “<bdi>{waiver.reason}</bdi>” <bdi>{waiver.by}</bdi>,{" "}
            <Time at={waiver.at} />
          </>
        ) : null}
      </span>
    </p>
  );
}

/** What is tagged on, and whether it may stand on paper. */
type TagLine = { words: string; isPrinted: boolean };

function Tags({ citation }: { citation: CitationView }) {
  const tags = tagsOf(citation).filter(({ words }) => words !== "");
  return (
    <ul
      className="mt-1 flex flex-wrap gap-1"
      aria-label={`About the citation of ${citation.source.name}`}
    >
      {tags.map(({ words, isPrinted }) => (
        <li key={words} className={clsx("max-w-full", isPrinted ? "" : "print:hidden")}>
          <Tag>{words}</Tag>
        </li>
      ))}
    </ul>
  );
}

function tagsOf(citation: CitationView): TagLine[] {
  const { terms, restsOn } = citation;
  const label = terms === "not_said" ? "terms not said" : LABELS.terms[terms].toLowerCase();
  const counts = doesLeave(terms, "itself", "under_terms");
  const printed = (words: string): TagLine => ({ words, isPrinted: counts });
  const onScreen = (words: string): TagLine => ({ words, isPrinted: false });
  return [
    printed(LABELS.stance[citation.stance]),
    printed(citation.basis ? LABELS.basis[citation.basis].toLowerCase() : ""),
    // On what terms a source spoke that is rested on is nowhere said, so it is not named on paper.
    onScreen(
      restsOn.length > 0 ? `rests on ${restsOn.map((source) => source.name).join(", ")}` : "",
    ),
    printed(citation.credibility === 6 ? "" : `credibility ${citation.credibility}`),
    {
      words: citation.locator,
      isPrinted: doesLeave(terms, "locator", "under_terms"),
    },
    {
      words: citation.channel ? LABELS.channel[citation.channel].toLowerCase() : "",
      isPrinted: doesLeave(terms, "locator", "under_terms"),
    },
    printed(terms === "on_record" || terms === "off_record" ? "" : label),
    printed(citation.agreedDescription ? `called “${citation.agreedDescription}”` : ""),
    // May say anything of whom it was agreed with.
    {
      words: citation.termsAgreed ? `“${citation.termsAgreed}”` : "",
      isPrinted: terms === "on_record",
    },
    printed(citation.saidOn),
  ];
}
