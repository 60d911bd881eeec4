"use client";

import Link from "next/link";
import { useRef, type ReactNode } from "react";
import { NoClaimOpen } from "@/components/claims/panel/claim-keys";
import { Warning } from "@/components/ui/warning";
import { NarrowOverview } from "@/components/drafts/panel/overview";
import { draftPath } from "./address";
import { ClaimFromWords } from "./claim-from-words";
import { DraftDeskProvider, useDraftDesk } from "./draft-desk";
import { DraftText } from "./draft-text";
import { PrintedClaims } from "./printed-claims";
import type { ReaderDraft } from "./reader-draft";
import { BareKeys } from "./bare-keys";
import { NoteKeys } from "./note-keys";
import { ReaderKeys } from "./reader-keys";
import type { SentDraft } from "./sent-draft";

/** The page of a draft: its text, and beside it the panel, which comes with the address. */
export function DraftReader({ draft, panel }: { draft: SentDraft; panel: ReactNode }) {
  return (
    <DraftDeskProvider draft={draft}>
      <div
        data-split
        className="flex min-w-0 flex-1 items-stretch print:block print:overflow-visible roomy:min-h-0"
      >
        <div
          data-reading
          className="relative min-w-0 flex-1 print:overflow-visible roomy:overflow-auto"
        >
          <Reading />
        </div>
        {panel}
      </div>
    </DraftDeskProvider>
  );
}

function Reading() {
  const { draft, opened } = useDraftDesk();
  const text = useRef<HTMLElement>(null);
  return (
    <div className="relative">
      {opened === null ? <NoClaimOpen /> : null}
      {draft.isLatest ? null : <OlderDraft draft={draft} />}
      <NarrowOverview />
      {draft.can.log ? <ClaimFromWords text={text} /> : null}
      <DraftText text={text} />
      <PrintedClaims />
      <ReaderKeys />
      <BareKeys />
      <NoteKeys />
    </div>
  );
}

function OlderDraft({ draft: { slug, number, latest } }: { draft: ReaderDraft }) {
  return (
    <div className="px-4 pt-3 sm:px-[1.375rem]">
      <Warning tone="info">
        Draft {number} of {latest}. Claims are placed and logged in the newest draft.{" "}
        <Link className="link" href={draftPath(slug, latest)}>
          Read draft {latest}
        </Link>
      </Warning>
    </div>
  );
}
