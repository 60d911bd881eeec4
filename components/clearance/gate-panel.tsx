"use client";

import { useState } from "react";
import { refusalText, useCommand } from "@/components/command";
import { Button } from "@/components/ui/button";
import { DefinitionList } from "@/components/ui/definition-list";
import { FormError } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { Time } from "@/components/ui/time";
import { toast } from "@/components/ui/toast";
import type { Cleared } from "@/lib/clearance/cleared";
import type { ShownBlocker } from "@/lib/clearance/queries";
import type { GateShell } from "./groups";
import { NotSent } from "@/components/typed/not-sent";
import { NoteForm } from "@/components/typed/note-form";
import { OverrideForm } from "./override-form";
import { PolicySection } from "./policy-section";

type Props = {
  gate: GateShell;
  role: string;
  overridable: readonly ShownBlocker[];
  chosen: string | null;
  onChoose: (name: string | null) => void;
  onWalk: () => void;
};

/** What is cleared and by which policy, and the two acts: letting one pass, and clearing. */
export function GatePanel({ gate, role, overridable, chosen, onChoose, onWalk }: Props) {
  const { draft, cleared, can, open, story } = gate;
  const standing = cleared.find(({ reopened }) => reopened === null) ?? null;
  const former = cleared.filter(({ reopened }) => reopened !== null);
  const isCleared = story.status === "cleared";
  return (
    <aside
      aria-label="The gate"
      className="flex flex-none flex-col bg-surface px-5 pt-4 wide:w-[432px] wide:border-l wide:border-rule narrow:border-t narrow:border-rule roomy:overflow-y-auto"
    >
      <div className="flex min-h-7 items-center justify-between gap-3 text-faint nums">
        {draft
          ? `Draft ${draft.number} · ${draft.words.toLocaleString("en-GB")} words`
          : "No draft"}
        <span className="inline-flex items-center gap-1.5 text-sm font-strong whitespace-nowrap text-soft">
          <Icon
            name={isCleared ? "check" : "lock"}
            className={isCleared ? "text-level-verified" : ""}
          />
          {isCleared ? "Cleared" : "Not cleared"}
        </span>
      </div>
      <h2 className="mt-2 mb-3 font-serif text-title font-semibold">
        Clearing is for this text, to the digit. Any change opens the gate again.
      </h2>
      <DefinitionList
        items={[
          { term: "Hash", value: draft ? <Hash sha256={draft.sha256} /> : null },
          {
            term: "Brought in",
            value: draft ? (
              <>
                {draft.addedBy}, <Time at={draft.addedAt} />
              </>
            ) : null,
          },
          {
            term: "Cleared",
            value: standing ? (
              <>
                {standing.by}, <Time at={standing.at} />, by {standing.policy}
                {standing.overridden > 0 ? `; ${standing.overridden} overridden` : ""}
              </>
            ) : null,
          },
          { term: "Before", value: former.length > 0 ? <Before former={former} /> : null },
        ]}
      />
      <PolicySection gate={gate} />
      {can.override && overridable.length > 0 ? (
        <OverrideForm slug={story.slug} blockers={overridable} {...{ chosen, onChoose, role }} />
      ) : null}
      <div className="no-print sticky bottom-0 -mx-5 mt-auto flex flex-wrap items-center gap-2 border-t border-rule bg-surface px-5 py-3 narrow:static">
        {open > 0 ? (
          <Button variant="primary" onClick={onWalk}>
            Walk what is left{" "}
            <Kbd className="border-on-accent/45! bg-transparent! text-on-accent!">w</Kbd>
          </Button>
        ) : null}
        {isCleared ? <OpenAgain gate={gate} /> : <Clear gate={gate} />}
        <span className="ml-auto text-sm text-faint nums">
          {open === 0 ? "None to go" : `${open.toLocaleString("en-GB")} to go`}
        </span>
      </div>
    </aside>
  );
}

/** The beginning of it in fours, as people compare them; all of it to be copied. */
function Hash({ sha256 }: { sha256: string }) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(sha256);
      toast("Hash copied");
    } catch {
      toast("The browser does not let the hash be copied", { tone: "error" });
    }
  };
  return (
    <>
      <code className="font-sans tracking-wide slashed-zero nums print:hidden">
        {sha256.slice(0, 16).replace(/(.{4})(?=.)/g, "$1 ")} …
      </code>{" "}
      <code className="hidden font-sans wrap-anywhere print:inline">{sha256}</code>
      <button type="button" className="link no-print" onClick={() => void copy()}>
        Copy all 64
      </button>
    </>
  );
}

function Before({ former }: { former: readonly Cleared[] }) {
  return (
    <ul>
      {former.map(({ id, draft, by, at, reopened }) => (
        <li key={id}>
          Draft {draft}, {by}, <Time at={at} />; opened again by {reopened?.by}:{" "}
          <bdi>{reopened?.because}</bdi>
        </li>
      ))}
    </ul>
  );
}

function Clear({ gate }: { gate: GateShell }) {
  const { draft, story, seen, can, stateFault, open } = gate;
  const clear = useCommand("clearance.clear");
  const why = !draft
    ? "There is no draft to clear"
    : open > 0
      ? "Something stands in the way"
      : (stateFault ?? (can.clear ? undefined : "Editors clear a story"));
  return (
    <>
      <Button
        variant={open === 0 && draft ? "primary" : "plain"}
        disabled={why !== undefined}
        title={why}
        pending={clear.pending}
        onClick={() => {
          if (draft) void clear.run({ story: story.slug, sha256: draft.sha256, seen });
        }}
      >
        {draft ? `Clear draft ${draft.number}` : "Clear"}
      </Button>
      {why !== undefined && open === 0 ? <span className="text-sm text-soft">{why}</span> : null}
      <div className="order-last w-full empty:hidden">
        <FormError>{clear.error ? refusalText(clear.error) : null}</FormError>
      </div>
    </>
  );
}

function OpenAgain({ gate: { story, can } }: { gate: GateShell }) {
  const [isOpen, setIsOpen] = useState(false);
  const reopen = useCommand("clearance.reopen");
  if (!can.reopen) return null;
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>Open the gate again</Button>
      {isOpen ? (
        <NoteForm
          place={`why reopen ${story.slug}`}
          title="Open the gate again"
          description="The clearance is taken back; it stays in the record, with the reason."
          label="Why"
          action="Open it"
          field="reason"
          pending={reopen.pending}
          error={reopen.error}
          onClose={() => setIsOpen(false)}
          onSend={async (reason) => (await reopen.run({ story: story.slug, reason })).ok}
        />
      ) : (
        <NotSent place={`why reopen ${story.slug}`} onOpen={() => setIsOpen(true)} />
      )}
    </>
  );
}
