import Link from "next/link";
import { WordPieces } from "@/components/drafts/word-pieces";
import { EmptyState } from "@/components/ui/empty-state";
import { SectionHeading } from "@/components/ui/section-heading";
import { Time } from "@/components/ui/time";
import { Warning } from "@/components/ui/warning";
import type { AfterPublication, Reuse } from "@/lib/corrections/queries";
import { causeLabel, CORRECTION_KIND_LABELS, ERROR_ORIGIN_LABELS, STAGES, type Stage } from "@/lib/corrections/rules"; // prettier-ignore
import { diffWords } from "@/lib/text/diff/words";
import { CorrectionForm, type Begun } from "./correction-form";
import { PublishForm } from "./publish-form";
import { ReasonForm } from "./reason-form";
import { ReportForm } from "./report-form";

type Props = {
  after: AfterPublication;
  here: Reuse[];
  elsewhere: Reuse[];
  begun: Begun;
  /** What readers are given, to copy. */
  list: string;
};

/** When and where a story was published, what was reported since, and what was corrected. */
export function AfterPublicationView({ after, here, elsewhere, begun, list }: Props) {
  const { slug, can, corrections, reports } = after;
  if (!after.isOut && !can.publish) {
    return (
      <EmptyState title="It is not published yet" next="Clear it first, on its tab Clearance.">
        Once it is published, errors are reported and corrected here.
      </EmptyState>
    );
  }
  return (
    <div className="grid max-w-[60rem] gap-6 px-4 py-5 sm:px-[1.375rem]">
      <section aria-label="Publication">
        {after.publishedAt ? (
          <p className="text-table wrap-anywhere">
            Published <Time at={after.publishedAt} />
            {after.publishedUrl ? (
              <>
                {" at "}
                <a className="link" href={after.publishedUrl} rel="noreferrer">
                  {after.publishedUrl}
                </a>
              </>
            ) : null}
          </p>
        ) : null}
        {can.publish && !after.publishedAt ? <PublishForm after={after} /> : null}
      </section>
      {after.isOut ? (
        <>
          {elsewhere.map((one) => (
            <Warning key={`${one.correctionId} ${one.slug}`}>
              <ToStory reuse={one} /> was corrected, and a source of that claim is cited here:{" "}
              {claims(one.claims)} of this story.
            </Warning>
          ))}
          <section aria-label="Reported errors">
            <SectionHeading
              level={2}
              aside={can.report ? <ReportForm slug={slug} /> : null}
              className="flex-wrap"
            >
              Reported errors
            </SectionHeading>
            {reports.length === 0 ? (
              <p className="text-sm text-soft">Nobody has reported one.</p>
            ) : null}
            <ul className="flex flex-col gap-3">
              {reports.map((report) => (
                <li key={report.id} className="keep-together text-table">
                  <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
                    {report.said}
                  </p>
                  <p className="text-xs text-faint">
                    {ERROR_ORIGIN_LABELS[report.origin]}, taken down by {report.by},{" "}
                    <Time at={report.at} />
                    {report.outcome === "corrected" ? " · corrected" : null}
                    {report.outcome === "no_error" ? ` · no error: ${report.reason}` : null}
                  </p>
                  {report.outcome === "open" ? (
                    <div className="no-print mt-1 flex gap-1.5">
                      {can.make ? (
                        <CorrectionForm
                          slug={slug}
                          begun={{ claims: "", cause: "", reportId: report.id }}
                          label="Correct what was reported"
                        />
                      ) : null}
                      {can.report ? <ReasonForm dismiss={report.id} /> : null}
                    </div>
                  ) : null}
                </li>
              ))}
            </ul>
          </section>
          <section aria-label="Corrections">
            <SectionHeading
              level={2}
              aside={can.make ? <CorrectionForm {...{ slug, begun }} label="Correct it" /> : null}
            >
              Corrections
            </SectionHeading>
            {corrections.length === 0 ? (
              <p className="text-sm text-soft">Nothing was corrected.</p>
            ) : (
              <ul className="flex flex-col gap-3">
                {corrections.map((one) => (
                  <li key={one.id} className="keep-together rounded-lg border border-rule p-3">
                    <Made correction={one} mayWithdraw={can.make} />
                    {here
                      .filter(({ correctionId }) => correctionId === one.id)
                      .map((reuse) => (
                        <p key={reuse.slug} className="mt-1 text-sm text-warn">
                          <ToStory reuse={reuse} /> cites the same source on {claims(reuse.claims)}.
                        </p>
                      ))}
                  </li>
                ))}
              </ul>
            )}
          </section>
          <section aria-label="For readers">
            <SectionHeading level={2}>For readers</SectionHeading>
            <p className="mb-2 text-sm text-soft">
              The corrections that stand, in Markdown, without anything that is the newsroom’s own.
              Copy it to where the story is published.
            </p>
            <pre
              // A region that scrolls is reached by key.
              tabIndex={0}
              aria-label="Corrections for readers"
              dir="auto"
              className="overflow-x-auto rounded-lg bg-sunk p-3 text-sm wrap-anywhere whitespace-pre-wrap"
            >
              {list}
            </pre>
          </section>
        </>
      ) : null}
    </div>
  );
}

const claims = (count: number) => `${count} ${count === 1 ? "claim" : "claims"}`;

function ToStory({ reuse }: { reuse: Reuse }) {
  return (
    <Link dir="auto" className="link" href={`/stories/${reuse.slug}/corrections`}>
      {reuse.headline}
    </Link>
  );
}

type MadeProps = { correction: AfterPublication["corrections"][number]; mayWithdraw: boolean };

function Made({ correction, mayWithdraw }: MadeProps) {
  const { id, kind, oldText, newText, notice, cause, stage, refs, by, madeAt, withdrawn } =
    correction;
  const facts = [
    causeLabel(cause),
    stage in STAGES ? STAGES[stage as Stage] : stage,
    refs.join(", "),
  ];
  return (
    <>
      <div className="flex items-start justify-between gap-2">
        <h3 className="text-sm font-semibold">
          {CORRECTION_KIND_LABELS[kind]}
          {withdrawn ? <span className="font-normal text-soft"> · withdrawn</span> : null}
        </h3>
        {mayWithdraw && !withdrawn ? <ReasonForm withdraw={id} /> : null}
      </div>
      <p dir="auto" className="text-table wrap-anywhere whitespace-pre-wrap">
        {notice}
      </p>
      {oldText ? (
        <p
          dir="auto"
          className="mt-1.5 font-serif text-quote wrap-anywhere whitespace-pre-wrap"
          aria-label="What was changed"
          role="group"
        >
          <WordPieces pieces={diffWords(oldText, newText)} />
        </p>
      ) : null}
      <p className="mt-1.5 text-xs wrap-anywhere text-faint">
        {[...facts.filter(Boolean), by].join(" · ")}, <Time at={madeAt} />
        {withdrawn ? ` · withdrawn by ${withdrawn.by}: ${withdrawn.reason}` : null}
      </p>
    </>
  );
}
