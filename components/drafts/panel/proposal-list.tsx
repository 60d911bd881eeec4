"use client";

import { useState } from "react";
import { useDraftDesk, type ProposalOrder } from "@/components/drafts/reader/draft-desk";
import { Button } from "@/components/ui/button";
import { Radio } from "@/components/ui/checkbox";
import { PROPOSALS_IN_SENTENCE, PROPOSALS_LISTED } from "@/lib/drafts/rules";

/** Enough to begin with; a long text has hundreds. */
const FIRST = 8;

const ORDERS: Record<ProposalOrder, string> = {
  worth: "Most worth checking first",
  text: "As in the text",
};

/** The open proposals in the order in which p walks them, each a click away. */
export function ProposalList() {
  const { proposals, opened, open, order, setOrder } = useDraftDesk();
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? proposals : proposals.slice(0, FIRST);
  return (
    <div className="mt-2">
      <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
        <legend className="sr-only">Order of the proposals</legend>
        {Object.entries(ORDERS).map(([name, label]) => (
          <Radio
            key={name}
            name="proposal-order"
            label={label}
            checked={order === name}
            onChange={() => setOrder(name as ProposalOrder)}
          />
        ))}
      </fieldset>
      <ol className="mt-1 -ml-2">
        {shown.map((proposal) => (
          <li key={proposal.key}>
            <button
              dir="auto"
              type="button"
              aria-current={proposal.key === opened || undefined}
              onClick={() => open(proposal.key, { adds: true })}
              className="line-clamp-2 min-h-6 w-full rounded-md px-2 py-1 text-left font-serif text-quote hover:bg-sunk aria-current:bg-accent-soft"
            >
              {proposal.wording}
            </button>
          </li>
        ))}
      </ol>
      {shown.length < proposals.length ? (
        <Button variant="quiet" size="small" onClick={() => setIsWhole(true)}>
          Show all {proposals.length}
        </Button>
      ) : null}
      <p className="mt-1 text-sm text-faint nums">
        At most {PROPOSALS_IN_SENTENCE} a sentence and {PROPOSALS_LISTED} a draft are listed, those
        most worth checking.
      </p>
    </div>
  );
}
