import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import type { Person } from "@/components/claims/fields/field";
import { LevelMark } from "@/components/claims/level-mark";
import { SuspectNotice } from "@/components/falls/suspect-notice";
import { ClaimLints } from "@/components/lint/claim-lints";
import { OthersAtClaim } from "@/components/live/others";
import { AskQuestion } from "@/components/questions/ask-question";
import { Questions } from "@/components/questions/question-list";
import { VerdictForm, type StandsAsBefore } from "@/components/review/verdict-form";
import { VerdictList } from "@/components/review/verdict-list";
import { DefinitionList } from "@/components/ui/definition-list";
import { OnPaper, OnScreen } from "@/components/ui/paper";
import { SectionHeading } from "@/components/ui/section-heading";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { Warning } from "@/components/ui/warning";
import type { ClaimView } from "@/lib/ledger/claims/queries";
import { originsInWords } from "@/lib/ledger/sources/origins";
import type { QuoteChecks } from "@/lib/drafts/quote-checks";
import { isLapsed, LABELS } from "@/lib/ledger/claims/rules";
import type { SuspicionsView } from "@/lib/ledger/falls/queries";
import type { LintsView } from "@/lib/ledger/lint/queries";
import type { QuestionsView } from "@/lib/ledger/questions/queries";
import type { ReviewView } from "@/lib/ledger/verdicts/queries";
import { ClaimKeys } from "./claim-keys";
import { ClaimMoves } from "./claim-moves";
import { ClaimWording } from "./claim-wording";
import { EditClaim } from "./edit-claim";
import { Evidence } from "./evidence";

export type ClaimDetailProps = {
  claim: ClaimView;
  review: ReviewView;
  /** What it is suspect of since a source fell. */
  suspicions: SuspicionsView;
  lints: LintsView;
  questions: QuestionsView;
  checkers: readonly Person[];
  /** Whether the citations' quotes stand in the draft and in the files, by citation. */
  quoteChecks: QuoteChecks;
  /** Where the newest draft says it, for those who judge it. */
  passage?: ReactNode;
  /** The verdict that lapsed by a contradiction which is gone. */
  mended?: StandsAsBefore | null;
  /** The claim's last events, newest first. */
  history: ReactNode;
  /** Who was asked about it, and what came of that. */
  replies?: ReactNode;
  /** Where the reviewer goes once it is decided or sent back. */
  nextHref?: string | undefined;
};

/** One claim with everything about it, in one column: the side panel's content. */
export function ClaimDetail(props: ClaimDetailProps) {
  // Of a claim that is decided one asks first what was decided, and why.
  const isDecided = props.claim.reviewState === "decided";
  return (
    <>
      <ClaimHead {...props} />
      {isDecided ? <Judging {...props} /> : null}
      <ClaimMoves key={props.claim.id} {...movesOf(props)} />
      {props.passage}
      <Evidence claim={props.claim} gaps={props.lints.gaps} quoteChecks={props.quoteChecks} />
      {props.replies}
      <OpenQuestions {...props} />
      {isDecided ? null : <Judging {...props} />}
      <HistorySection {...props} />
    </>
  );
}

/**
 * The same on the review desk: claim and evidence at left, the verdict beside them, so that
 * nothing has to be scrolled away to judge. One column where the window is small.
 */
export function ClaimDesk(props: ClaimDetailProps) {
  return (
    <div className="grid gap-x-8 xl:grid-cols-[minmax(0,1fr)_23rem]">
      <div className="min-w-0">
        <ClaimHead {...props} />
        {props.passage}
        <Evidence claim={props.claim} gaps={props.lints.gaps} quoteChecks={props.quoteChecks} />
      </div>
      <div className="min-w-0 xl:border-l xl:border-rule xl:pl-6 xl:*:first:mt-0 xl:*:first:border-0 xl:*:first:pt-1">
        <Judging {...props} />
        <ClaimMoves key={props.claim.id} {...movesOf(props)} />
        {props.replies}
        <OpenQuestions {...props} />
        <HistorySection {...props} />
      </div>
    </div>
  );
}

function movesOf({ claim, lints }: ClaimDetailProps) {
  const { id: claimId, ref: claimRef, revision, wording, can } = claim;
  const { handOver, takeBack, withdraw, restore, split, merge, undoMerge } = can;
  return {
    ...{ claimId, claimRef, revision, wording },
    // Terms come first: no reason makes up for them.
    gaps: claim.unsaidTerms.length > 0 ? [] : lints.gaps.filter(({ waiver }) => waiver === null),
    can: { handOver, takeBack, withdraw, restore, split, merge, undoMerge },
  };
}

function ClaimHead({ claim, review, suspicions, questions, checkers }: ClaimDetailProps) {
  const { ref, reviewState, can } = claim;
  const { mayGiveVerdict } = review;
  const isWithdrawn = claim.withdrawn !== null;
  const isWaiting = reviewState !== "open" && !isWithdrawn;
  return (
    <>
      <ClaimKeys
        claim={{
          ...{ ref, reviewState, isWithdrawn, mayGiveVerdict, mayCite: can.cite },
          can: {
            ...{
              r: can.handOver,
              e: can.cite,
              t: can.cite && claim.unsaidTerms.length > 0,
              s: can.split,
              m: can.merge,
            },
            ...{ v: mayGiveVerdict && isWaiting, q: questions.can.raise },
          },
        }}
      />
      <OthersAtClaim story={claim.story.id} claim={claim.id} />
      <ClaimWording
        key={claim.id}
        claimId={claim.id}
        claimRef={claim.ref}
        revision={claim.revision}
        wording={claim.wording}
        mayEdit={claim.can.edit}
      />
      <Facts claim={claim} />
      {/* Always there: what is being typed stays when somebody withdraws the claim meanwhile. */}
      <div className={claim.can.edit ? "no-print -mt-2 mb-2 -ml-2" : "contents"}>
        <EditClaim claim={claim} checkers={checkers} />
      </div>
      <SuspectNotice
        key={`suspicions of ${claim.id}`}
        claimId={claim.id}
        claimRef={claim.ref}
        suspicions={suspicions}
      />
      <Cautions claim={claim} review={review} />
    </>
  );
}

/** Not printed: it names sources whatever their terms were. */
function HistorySection({ claim, history }: ClaimDetailProps) {
  return (
    <div className="no-print">
      <SectionHeading
        aside={
          <Link className="link" href={`/stories/${claim.story.slug}/history?claim=${claim.ref}`}>
            All of it
          </Link>
        }
      >
        History
      </SectionHeading>
      {history}
    </div>
  );
}

function Facts({ claim }: { claim: ClaimView }) {
  const { asOf, recheckOn } = claim;
  return (
    <DefinitionList
      className="mb-3.5"
      items={[
        { term: "Attribution", value: LABELS.attribution[claim.attribution] },
        { term: "Asserted by", value: claim.assertedBy },
        { term: "Kind", value: LABELS.kind[claim.kind] },
        { term: "Review", value: LABELS.reviewState[claim.reviewState] },
        {
          term: "Logged by",
          value: (
            <>
              {claim.loggedBy.name}, <Time at={claim.loggedAt} />
            </>
          ),
        },
        {
          term: "Split from",
          value: linksTo(claim, claim.splitFrom === null ? [] : [claim.splitFrom]),
        },
        { term: "Split into", value: linksTo(claim, claim.parts) },
        { term: "Merged here", value: linksTo(claim, claim.merged) },
        { term: "Checker", value: claim.checker?.name },
        {
          term: "Legal risk",
          value: claim.legalRisk === "none" ? "" : LABELS.legalRisk[claim.legalRisk],
        },
        {
          term: "As of",
          value: asOf ? <Time at={`${asOf}T00:00:00.000Z`} format="date" zone="UTC" /> : "",
        },
        {
          term: "Re-check on",
          value: recheckOn ? (
            <Time at={`${recheckOn}T00:00:00.000Z`} format="date" zone="UTC" />
          ) : (
            ""
          ),
        },
        {
          term: "Tags",
          value:
            claim.tags.length > 0 ? (
              <span className="flex flex-wrap gap-1">
                {claim.tags.map((tag) => (
                  <Tag key={tag}>{tag}</Tag>
                ))}
              </span>
            ) : (
              ""
            ),
        },
        {
          term: "Note",
          value: claim.note ? (
            <span dir="auto" className="wrap-anywhere whitespace-pre-wrap">
              {claim.note}
            </span>
          ) : (
            ""
          ),
        },
      ]}
    />
  );
}

/** Leads to another claim of the same story. */
function ClaimLink({ claim, to }: { claim: ClaimView; to: string }) {
  return (
    <Link className="link" href={`/stories/${claim.story.slug}/claims?open=${to}`}>
      {to}
    </Link>
  );
}

/** Empty where there is none, and the fact is left out. */
function linksTo(claim: ClaimView, refs: readonly string[]): ReactNode {
  if (refs.length === 0) return "";
  return refs.map((ref, index) => (
    <Fragment key={ref}>
      {index > 0 ? ", " : null}
      <ClaimLink claim={claim} to={ref} />
    </Fragment>
  ));
}

/** What stops the reader: withdrawn, lapsed, or heads that are not origins. */
function Cautions({ claim, review }: { claim: ClaimView; review: ReviewView }) {
  const lapsed = claim.reviewState === "decided" ? null : review.verdicts[0]?.lapsed;
  return (
    <>
      {claim.withdrawn && claim.mergedInto ? (
        <Warning className="my-2.5">
          Merged into <ClaimLink claim={claim} to={claim.mergedInto} /> by {claim.withdrawn.by},{" "}
          <Time at={claim.withdrawn.at} />. It stands for both; what is kept here is how this claim
          was.
        </Warning>
      ) : claim.withdrawn ? (
        <Warning tone="danger" className="my-2.5">
          Withdrawn by {claim.withdrawn.by}, <Time at={claim.withdrawn.at} />:{" "}
          {claim.withdrawn.reason}
        </Warning>
      ) : null}
      {lapsed ? (
        <Warning className="my-2.5">
          The verdict has lapsed
          <OnScreen>
            : {lapsed.because}
            {review.changes.length > 0 ? <>. Changed: {review.changes.join("; ")}</> : null}
          </OnScreen>
          . The claim must be judged again.
        </Warning>
      ) : null}
      {claim.sharedOrigin ? (
        <Warning className="my-2.5">
          {originsInWords(claim.origins[0]?.sources.length ?? 0, 1)}. All rest on{" "}
          <OnScreen>“{claim.sharedOrigin}”</OnScreen>
          <OnPaper>one source</OnPaper>, so this cannot be marked corroborated.
        </Warning>
      ) : null}
    </>
  );
}

function OpenQuestions({ claim, questions, nextHref }: ClaimDetailProps) {
  if (questions.list.length === 0 && !questions.can.raise) return null;
  return (
    <>
      <SectionHeading
        aside={
          questions.can.raise ? (
            <AskQuestion
              key={claim.id}
              claimId={claim.id}
              claimRef={claim.ref}
              maySendBack={questions.can.sendBack}
              nextHref={nextHref}
            />
          ) : null
        }
      >
        Questions
      </SectionHeading>
      <Questions claimId={claim.id} questions={questions.list} />
    </>
  );
}

/** What is to be seen beforehand, and the verdict. */
function Judging(props: ClaimDetailProps) {
  return (
    <>
      <ClaimLints key={`lints of ${props.claim.id}`} claim={props.claim} lints={props.lints} />
      <Verdicts {...props} />
    </>
  );
}

function Verdicts({ claim, review, nextHref, mended }: ClaimDetailProps) {
  const isWaiting = claim.reviewState !== "open" && claim.withdrawn === null;
  const isDecided = claim.reviewState === "decided";
  return (
    <>
      <SectionHeading
        aside={
          review.mayGiveVerdict ? (
            <span>four eyes: {review.fourEyes === null ? "ok" : "not you"}</span>
          ) : null
        }
      >
        Verdict
      </SectionHeading>
      {isDecided ? (
        <div className="mb-3">
          <VerdictList verdicts={review.verdicts} />
        </div>
      ) : null}
      {review.mayGiveVerdict && isWaiting && claim.story.note !== "" ? (
        <Instructions note={claim.story.note} />
      ) : null}
      {review.mayGiveVerdict && isWaiting ? (
        <VerdictForm
          key={claim.id}
          claimId={claim.id}
          claimRef={claim.ref}
          review={review}
          nextHref={nextHref}
          mended={mended}
        />
      ) : null}
      {review.mayGiveVerdict && !isWaiting && claim.withdrawn === null ? (
        <p className="text-sm text-soft">The claim has not been handed over for review.</p>
      ) : null}
      {isDecided ? null : review.verdicts.length > 0 ? (
        <VerdictList verdicts={review.verdicts} />
      ) : review.mayGiveVerdict ? null : (
        <p className="text-sm text-soft">Nobody has checked this yet.</p>
      )}
    </>
  );
}

/** So many characters stand there without being asked for. */
const SHORT_NOTE = 280;

/** What the story asks of whoever checks it; long ones are opened. */
function Instructions({ note }: { note: string }) {
  return (
    <details open={note.length <= SHORT_NOTE} className="no-print mb-3 text-sm">
      <summary className="cursor-pointer text-xs font-medium text-soft hover:text-ink">
        The story’s instructions
      </summary>
      <p dir="auto" className="mt-1 wrap-anywhere whitespace-pre-wrap text-soft">
        {note}
      </p>
    </details>
  );
}

/** The level at the panel's top right; a lapsed verdict's level is struck, not trusted. */
export function ClaimLevel({ claim }: { claim: Pick<ClaimView, "level" | "reviewState"> }) {
  return isLapsed(claim) ? (
    <span className="inline-flex items-center gap-1.5">
      <LevelMark level={claim.level} className="line-through" />
      <span className="text-sm font-strong text-warn">lapsed</span>
    </span>
  ) : (
    <LevelMark level={claim.level} />
  );
}
