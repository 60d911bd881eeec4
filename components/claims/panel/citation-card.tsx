import Link from "next/link";
import { QuoteMark } from "@/components/drafts/quote-mark";
import { Tag } from "@/components/ui/tag";
import type { CitationView } from "@/lib/ledger/claims/queries";
import { LABELS } from "@/lib/ledger/claims/rules";
import type { QuoteCheckView } from "@/lib/drafts/check-quotes-in";
import { SOURCE_KIND_LABELS } from "@/lib/ledger/sources/rules";
import { AttachmentList } from "./attachments";
import { CitationMenu } from "./citation-menu";

/** One citation: who, of what standing, what it says, and on which terms and basis. */
export function CitationCard({
  citation,
  claimRef,
  mayEdit,
  checks = [],
}: {
  citation: CitationView;
  claimRef: string;
  mayEdit: boolean;
  /** How the quote compares with the texts it should stand in. */
  checks?: readonly QuoteCheckView[];
}) {
  const { source } = citation;
  return (
    <li className="keep-together relative mb-2 rounded-lg border border-rule px-3 py-2.5">
      <div className="flex items-start justify-between gap-2">
        <p className="min-w-0 wrap-anywhere">
          <Link dir="auto" href={`/sources/${source.id}`} className="font-semibold hover:underline">
            {source.name}
          </Link>{" "}
          <span className="text-faint">
            {SOURCE_KIND_LABELS[source.kind].toLowerCase()} · {source.reliability}
          </span>
        </p>
        {mayEdit ? <CitationMenu citation={citation} claimRef={claimRef} /> : null}
      </div>
      {citation.terms === "off_record" ? (
        <p className="mt-1 text-sm font-strong text-danger">
          Off the record: not for publication, and left out of every export
        </p>
      ) : null}
      {citation.quote ? (
        <blockquote
          dir="auto"
          className="my-1.5 font-serif text-quote text-pretty wrap-anywhere whitespace-pre-wrap italic"
        >
          {citation.quote}
        </blockquote>
      ) : null}
      {checks.length > 0 ? (
        <ul className="mb-1.5" aria-label={`Checks of the quote of ${source.name}`}>
          {checks.map((check, index) => (
            // Two files may have one name.
            <li key={index}>
              <QuoteMark check={check} />
            </li>
          ))}
        </ul>
      ) : null}
      <ul className="mt-1 flex flex-wrap gap-1" aria-label={`About the citation of ${source.name}`}>
        {tagsOf(citation).map((tag) => (
          <li key={tag} className="max-w-full">
            <Tag>{tag}</Tag>
          </li>
        ))}
      </ul>
      {citation.note ? (
        <p dir="auto" className="mt-1.5 text-sm wrap-anywhere whitespace-pre-wrap text-soft">
          {citation.note}
        </p>
      ) : null}
      <AttachmentList files={citation.attachments} mayEdit={mayEdit} />
    </li>
  );
}

function tagsOf(citation: CitationView): string[] {
  const terms = LABELS.terms[citation.terms].toLowerCase();
  return [
    LABELS.stance[citation.stance],
    citation.basis ? LABELS.basis[citation.basis].toLowerCase() : "",
    citation.restsOn.length > 0
      ? `rests on ${citation.restsOn.map((source) => source.name).join(", ")}`
      : "",
    citation.credibility === 6 ? "" : `credibility ${citation.credibility}`,
    citation.locator,
    citation.terms === "on_record" || citation.terms === "off_record" ? "" : terms,
    citation.agreedDescription ? `called “${citation.agreedDescription}”` : "",
    citation.termsAgreed ? `“${citation.termsAgreed}”` : "",
    citation.saidOn,
  ].filter((tag) => tag !== "");
}
