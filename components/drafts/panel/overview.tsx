"use client";

import Link from "next/link";
import { useState, type ReactNode } from "react";
import { countOf } from "@/components/drafts/draft-counts";
import { draftPath } from "@/components/drafts/reader/address";
import { useDraftDesk } from "@/components/drafts/reader/draft-desk";
import { useWalkProposals } from "@/components/drafts/reader/reader-keys";
import type { ReaderDraft } from "@/components/drafts/reader/reader-draft";
import { DraftLints } from "@/components/lint/draft-lints";
import { Button, ButtonLink } from "@/components/ui/button";
import { DefinitionList } from "@/components/ui/definition-list";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { Meter } from "@/components/ui/meter";
import { SectionHeading } from "@/components/ui/section-heading";
import { Time } from "@/components/ui/time";
import { PLACEMENT_LABELS, UNSETTLED } from "@/lib/drafts/rules";
import { AskModel } from "./ask-model";
import { BareSentences } from "./bare-sentences";
import { NotesLeft } from "./notes-left";
import { Parts } from "./parts";
import { ProposalList } from "./proposal-list";

/** The panel with nothing open: how far the draft is covered, and what is left to do in it. */
export function DraftOverview() {
  const { draft } = useDraftDesk();
  return (
    <aside
      aria-label={`About draft ${draft.number}`}
      className="no-print w-[432px] flex-none border-l border-rule bg-surface px-5 pt-4 pb-8 wide:sticky wide:top-0 wide:h-foot wide:self-start wide:overflow-y-auto narrow:hidden roomy:static roomy:h-auto roomy:self-stretch"
    >
      <Contents />
    </aside>
  );
}

/** The same on a narrow window: one line above the text, that opens. */
export function NarrowOverview() {
  const { draft } = useDraftDesk();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <aside
      aria-label={`About draft ${draft.number}`}
      className="no-print border-b border-rule bg-surface wide:hidden"
    >
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="flex min-h-11 w-full items-center gap-2 px-4 py-2 text-left text-soft sm:px-[1.375rem]"
      >
        <span className="min-w-0 flex-1 nums">{coverageWords(draft)}</span>
        <Icon name={isOpen ? "down" : "right"} />
      </button>
      {isOpen ? (
        <div className="px-4 pb-4 sm:px-[1.375rem]">
          <Contents />
        </div>
      ) : null}
    </aside>
  );
}

function Contents() {
  const { draft } = useDraftDesk();
  return (
    <>
      <Coverage draft={draft} />
      <DraftLints />
      {draft.notes.length + draft.changes.length > 0 ? <NotesLeft /> : null}
      {draft.can.log ? <Proposals /> : null}
      <Placements draft={draft} />
      <Drafts draft={draft} />
    </>
  );
}

/** "34 of 51 sentences carry a claim"; "All 51 sentences are covered". */
function coverageWords({ coverage: { sentences, carrying, bare } }: ReaderDraft): string {
  if (bare.length === 0 && sentences > 0) {
    return sentences === 1
      ? "The one sentence is covered"
      : `All ${sentences} sentences are covered`;
  }
  const verb = carrying === 1 ? "carries" : "carry";
  return `${carrying} of ${countOf(sentences, "sentence")} ${verb} a claim`;
}

function Coverage({ draft }: { draft: ReaderDraft }) {
  const { coverage } = draft;
  return (
    <>
      <h2 className="min-h-7 text-faint">Draft {draft.number}</h2>
      {coverage.sentences > 0 ? (
        <>
          <p className="mb-2 font-serif text-title font-semibold nums">{coverageWords(draft)}</p>
          <Meter
            label="Sentences"
            parts={[
              { label: "with a claim", value: coverage.carrying, color: "var(--accent)" },
              { label: "nothing to check", value: coverage.idle.length, color: "var(--faint)" },
              { label: "without one", value: coverage.bare.length, color: "var(--rule)" },
            ]}
            className="w-full!"
          />
        </>
      ) : (
        <p className="mb-2 text-soft">The text has no sentences to make claims of.</p>
      )}
      {coverage.bare.length + coverage.idle.length > 0 ? <BareSentences /> : null}
    </>
  );
}

function Proposals() {
  const { draft, proposals } = useDraftDesk();
  const walkProposals = useWalkProposals();
  const { length } = proposals;
  return (
    <>
      <SectionHeading
        aside={
          length > 0 ? (
            <Button variant="quiet" size="small" onClick={() => walkProposals(1)}>
              Walk them <Kbd>p</Kbd>
            </Button>
          ) : null
        }
      >
        Proposals
      </SectionHeading>
      <p className="text-soft nums">
        {length > 0
          ? `${countOf(length, "proposal")} to accept or dismiss, underlined with dots in the text.`
          : "None is open. Select words in the text to log what they claim."}
      </p>
      {length > 0 ? <ProposalList /> : null}
      {draft.unlisted > 0 ? (
        <p className="mt-1 text-soft nums">
          {draft.unlisted.toLocaleString("en-GB")} more{" "}
          {draft.unlisted === 1 ? "was found and is" : "were found and are"} not listed.
        </p>
      ) : null}
      {draft.can.askModel ? <AskModel draftId={draft.id} /> : null}
    </>
  );
}

function Placements({ draft }: { draft: ReaderDraft }) {
  const { counts, slug } = draft;
  const unsettled = UNSETTLED.filter((state) => counts[state] > 0);
  const lines: ReactNode[] = [
    ...unsettled.map((state) => (
      <li key={state}>
        {counts[state]} {PLACEMENT_LABELS[state].toLowerCase()}
      </li>
    )),
    ...(counts.unplaced > 0
      ? [<li key="unplaced">{countOf(counts.unplaced, "claim")} without a place in this draft</li>]
      : []),
  ];
  return (
    <>
      <SectionHeading
        aside={
          draft.isLatest && lines.length > 0 ? (
            <Link className="link" href={`/stories/${slug}/placements`}>
              {draft.can.place ? "Decide about them" : "See them"}
            </Link>
          ) : null
        }
      >
        Claims in the text
      </SectionHeading>
      <ul className="text-soft nums">
        <li>
          {counts.placed + counts.moved === 0
            ? "None stands in this draft yet"
            : `${countOf(counts.placed, "claim")} placed`}
        </li>
        {lines}
      </ul>
    </>
  );
}

function Drafts({ draft }: { draft: ReaderDraft }) {
  const { slug, number, latest } = draft;
  const story = `/stories/${slug}`;
  return (
    <>
      <SectionHeading>{latest > 1 ? `Draft ${number} of ${latest}` : "This draft"}</SectionHeading>
      <DefinitionList
        items={[
          { term: "Title", value: draft.title },
          {
            term: "Added",
            value: (
              <>
                {draft.addedBy}, <Time at={draft.addedAt} />
              </>
            ),
          },
          { term: "File", value: draft.fileName },
          {
            term: "Length",
            value: <span className="nums">{countOf(draft.wordCount, "word")}</span>,
          },
        ]}
      />
      <Parts />
      <div className="mt-3 flex flex-wrap gap-2">
        {number > 1 ? (
          <ButtonLink href={`${story}/compare?from=${number - 1}&to=${number}`}>
            Compare with draft {number - 1}
          </ButtonLink>
        ) : null}
        {number > 1 ? (
          <ButtonLink href={draftPath(slug, number - 1)}>Read draft {number - 1}</ButtonLink>
        ) : null}
        {draft.can.add ? <ButtonLink href={`${story}/drafts/new`}>Add a draft</ButtonLink> : null}
      </div>
    </>
  );
}
