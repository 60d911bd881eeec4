"use client";

import { useEffect, useEffectEvent, useRef, useState, type SubmitEvent } from "react";
import { claimField } from "@/components/claims/fields/claim-fields";
import { patchOf } from "@/components/claims/fields/claim-values";
import { faultsByField } from "@/components/claims/fields/field";
import { FieldInForm } from "@/components/claims/fields/field-in-form";
import { refusalText, type CommandError } from "@/components/command";
import { openProposals, useDraftDesk, type HeldKey } from "@/components/drafts/reader/draft-desk";
import { proposalKey } from "@/components/drafts/reader/reader-draft";
import { useShortcut } from "@/components/shell/shortcuts";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { sendsLine } from "@/components/ui/field-keys";
import { useRoomAtFoot } from "@/components/ui/use-room-at-foot";
import { Kbd } from "@/components/ui/kbd";
import { Warning } from "@/components/ui/warning";
import type { PersonMatch, ProposalDetail } from "@/lib/drafts/propose/proposed";
import type { ProposedClaim, ProposedPerson } from "@/lib/drafts/rules";
import type { SourceCandidate } from "@/lib/ledger/sources/queries";
import { ProposalFacts } from "./proposal-facts";
import { firstChoice, SourceChooser, type SourceChoice } from "./source-choice";
import { WhoIsMeant } from "./who-is-meant";
import {
  placeOfProposal,
  useDecideProposal,
  type Changed,
  type Decision,
} from "./use-decide-proposal";

type Fields = Pick<ProposedClaim, "wording" | "kind" | "attribution" | "assertedBy">;

/** An open proposal: what the text says, and the claim as it would be logged, for one key to decide. */
export function ProposalDesk({ proposal }: { proposal: ProposalDetail }) {
  const { draft } = useDraftDesk();
  const { claim } = proposal;
  const [meant, setMeant] = useState<PersonMatch | null>(null);
  const match = meant ?? proposal.match;
  const named = meant?.person ?? claim.source;
  const decision = useDecideProposal(proposal);
  const typed = useTyped<Fields>(placeOfProposal(proposal.id), {
    wording: claim.wording,
    kind: claim.kind,
    attribution: claim.attribution,
    assertedBy: claim.assertedBy,
  });
  const fields = typed.value;
  const [choice, setChoice] = useState<SourceChoice>(() => firstChoice(match, named));
  const [isUnanswered, setIsUnanswered] = useState(false);
  const candidates =
    candidatesIn(decision.error) ?? (match.kind === "near" ? match.candidates : []);
  const form = useFocusAfterDecision();

  function accept() {
    if (candidates.length > 0 && choice.kind === "named") {
      setIsUnanswered(true);
      return;
    }
    const changed = { ...changedIn(claim, fields), ...sourceIn(choice, meant) };
    if (choice.kind === "another" && named) {
      const { name, kind, title, employer, aliases } = named;
      const details = { name, kind, title, employer, aliases: aliases.join("\n") };
      decision.accept(changed, { ...details, evenIfSimilar: true });
    } else {
      decision.accept(changed);
    }
  }

  function mean(person: PersonMatch | null) {
    setMeant(person);
    setChoice(firstChoice(person ?? proposal.match, person?.person ?? claim.source));
    setIsUnanswered(false);
    decision.forget();
    typed.set({ ...fields, ...saidBy(person?.person ?? null, claim) });
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    accept();
  }

  return (
    <div ref={form}>
      {proposal.origin === "model" ? (
        <Warning className="mt-3">Proposed by a model; check it against the text.</Warning>
      ) : null}
      <ProposalFacts claim={claim} sentence={proposal.sentence} />
      {draft.can.log ? (
        <form onSubmit={submit} className="flex flex-col gap-3">
          {proposal.match.kind === "open" ? (
            <WhoIsMeant
              pronoun={claim.source?.name ?? ""}
              each={proposal.match.each}
              meant={meant}
              onChange={mean}
            />
          ) : null}
          <ClaimFields
            fields={fields}
            onChange={typed.set}
            faults={faultsByField(decision.error?.fields)}
            onEnter={accept}
          />
          <KeptNotice typed={typed} />
          <SourceChooser
            match={match}
            named={named}
            candidates={candidates}
            choice={choice}
            onChange={(next) => {
              setChoice(next);
              setIsUnanswered(false);
            }}
            mayCreate={draft.can.createSource}
            fault={
              isUnanswered
                ? "Say which source it is, or that there is none."
                : decision.error?.fields?.sourceId
            }
          />
          <FormError>{messageOf(decision.error)}</FormError>
          <Buttons proposal={proposal} decision={decision} onAccept={accept} />
        </form>
      ) : (
        <p dir="auto" className="font-serif text-wording">
          {claim.wording}
        </p>
      )}
    </div>
  );
}

function ClaimFields({
  fields,
  onChange,
  faults,
  onEnter,
}: {
  fields: Fields;
  onChange: (fields: Fields) => void;
  faults: Readonly<Record<string, string>>;
  onEnter: () => void;
}) {
  const of = <Name extends keyof Fields>(name: Name) => ({
    field: claimField(name),
    hint: null,
    fault: faults[name],
    value: fields[name],
    onChange: (text: string) => onChange({ ...fields, ...patchOf(name, text) }),
  });
  return (
    <>
      <FieldInForm
        {...of("wording")}
        rows={2}
        onKeyDown={(event) => {
          // A wording is one line, so Enter is free to accept it.
          if (!sendsLine(event)) return;
          event.preventDefault();
          onEnter();
        }}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <FieldInForm {...of("kind")} />
        <FieldInForm {...of("attribution")} />
      </div>
      <FieldInForm {...of("assertedBy")} />
    </>
  );
}

function Buttons({
  proposal,
  decision,
  onAccept,
}: {
  proposal: ProposalDetail;
  decision: Decision;
  onAccept: () => void;
}) {
  const { marks, opened, isReading, hold, takeHeld } = useDraftDesk();
  const bar = useRef<HTMLDivElement>(null);
  useRoomAtFoot(bar);
  const beside = openProposals(marks).filter((mark) => mark.paragraph === proposal.paragraph);
  const group = "Proposal";
  // The text is ahead of the panel: a key is for what the text shows as opened, as it stands.
  const isCurrent = opened === proposalKey(proposal.id) && !isReading;
  const acceptAll = () => decision.acceptAll(beside);
  const run = { accept: onAccept, acceptAll, dismiss: decision.dismiss };
  const press = (key: HeldKey) => (isCurrent ? run[key]() : hold(key));
  const take = useEffectEvent(() => {
    const key = takeHeld();
    if (key) run[key]();
  });
  useEffect(() => {
    if (isCurrent) take();
  }, [isCurrent]);
  useShortcut({ keys: "a", label: "Accept the proposal", group, run: () => press("accept") });
  useShortcut({ keys: "d", label: "Dismiss the proposal", group, run: () => press("dismiss") });
  useShortcut({
    keys: "shift+a",
    label: "Accept all in this paragraph",
    group,
    unable:
      beside.length > 1
        ? undefined
        : "This is the only proposal left in its paragraph: a accepts it, d dismisses it",
    run: () => press("acceptAll"),
  });
  return (
    <div
      ref={bar}
      className="no-print sticky -bottom-8 -mx-5 flex flex-wrap gap-2 border-t border-rule bg-surface px-5 py-3"
    >
      <Button type="submit" variant="primary" pending={decision.pending}>
        Accept <Kbd>a</Kbd>
      </Button>
      <Button pending={decision.pending} onClick={decision.dismiss}>
        Dismiss <Kbd>d</Kbd>
      </Button>
      {beside.length > 1 ? (
        <Button pending={decision.pending} onClick={acceptAll}>
          Accept all {beside.length} in this paragraph <Kbd>Shift</Kbd> <Kbd>A</Kbd>
        </Button>
      ) : null}
    </div>
  );
}

/** After a decision by its button the focus would be lost with the panel: it goes to the next one. */
function useFocusAfterDecision() {
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement !== document.body) return;
    form.current?.closest<HTMLElement>("[data-side-panel]")?.focus({ preventScroll: true });
  }, []);
  return form;
}

function changedIn(claim: ProposedClaim, fields: Fields): Changed {
  return {
    ...(fields.wording === claim.wording ? {} : { wording: fields.wording }),
    ...(fields.kind === claim.kind ? {} : { kind: fields.kind }),
    ...(fields.attribution === claim.attribution ? {} : { attribution: fields.attribution }),
    ...(fields.assertedBy === claim.assertedBy ? {} : { assertedBy: fields.assertedBy }),
  };
}

/** As the command takes it: absent for the source that the text names. */
function sourceIn(
  choice: SourceChoice,
  meant: PersonMatch | null,
): Pick<Changed, "sourceId" | "named"> {
  if (choice.kind === "picked") return { sourceId: choice.source?.id ?? null };
  if (choice.kind === "people") return { named: choice.names };
  return meant ? { named: [meant.person.name] } : {};
}

/** Who asserts the claim once somebody is meant by the pronoun; as the text left it while nobody is. */
function saidBy(
  person: ProposedPerson | null,
  { assertedBy, attribution }: ProposedClaim,
): Pick<Fields, "assertedBy" | "attribution"> {
  if (!person) return { assertedBy, attribution };
  const { name, title, employer, isNamed } = person;
  return {
    assertedBy: [name, title, employer].filter((part) => part !== "").join(", "),
    attribution: isNamed ? "named" : "unnamed",
  };
}

/** The sources of a refusal that asks which of them is meant. */
function candidatesIn(error: CommandError | null): SourceCandidate[] | null {
  if (error?.code !== "CONFLICT" || !Array.isArray(error.current)) return null;
  return error.current as SourceCandidate[];
}

function messageOf(error: CommandError | null): string | null {
  if (!error || error.fields) return null;
  return refusalText(error);
}
