"use client";

import { SourceField } from "@/components/claims/fields/source-field";
import { isCitable, PeopleChooser } from "./people-chooser";
import { sourceFacts, type PickedSource } from "@/components/sources/source-option";
import { Checkbox, Radio } from "@/components/ui/checkbox";
import { FieldGroup } from "@/components/ui/field";
import type { SourceMatch } from "@/lib/drafts/propose/proposed";
import { isFitToAdd, type ProposedSource } from "@/lib/drafts/rules";
import type { SourceCandidate } from "@/lib/ledger/sources/queries";
import { SOURCE_KIND_LABELS, sourceDetail } from "@/lib/ledger/sources/rules";

/**
 * Which source the claim is logged with: one of the directory's (or none), the one that the text
 * names wherever the directory has it, or a new one although there are names like it.
 */
export type SourceChoice =
  | { kind: "picked"; source: PickedSource | null }
  | { kind: "named" }
  | { kind: "another" }
  /** Of several who speak together, by name. */
  | { kind: "people"; names: string[] };

/** What stands there before anybody chose. */
export function firstChoice(match: SourceMatch, named: ProposedSource | null): SourceChoice {
  switch (match.kind) {
    case "known":
      return { kind: "picked", source: match.source };
    case "several":
      return {
        kind: "people",
        names: match.each.filter(isCitable).map(({ person }) => person.name),
      };
    case "open":
    case "none":
      return { kind: "picked", source: null };
    case "new":
      return named && isFitToAdd(named) ? { kind: "named" } : { kind: "picked", source: null };
    case "near":
      return { kind: "named" };
  }
}

type Props = {
  match: SourceMatch;
  /** As the text names it; null where it names none. */
  named: ProposedSource | null;
  /** The directory's entries with nearly its name; empty where there is no doubt. */
  candidates: readonly SourceCandidate[];
  choice: SourceChoice;
  onChange: (choice: SourceChoice) => void;
  mayCreate: boolean;
  /** What is wrong with the choice. */
  fault: string | undefined;
  /** A note cannot be cited without one. */
  isNeeded?: boolean;
};

/** The source of a proposal: preset where the directory has it, asked where it nearly has. */
export function SourceChooser(props: Props) {
  const { match, named, candidates, choice, onChange, mayCreate, fault, isNeeded = false } = props;
  const picked = choice.kind === "picked" ? choice.source : null;
  const isAsked = named !== null && candidates.length > 0;
  const isNew = named !== null && !named.open && !named.each && !isAsked && picked === null;
  const hasOther = isAsked || match.kind === "several";
  return (
    <>
      {match.kind === "several" ? (
        <PeopleChooser
          each={match.each}
          chosen={choice.kind === "people" ? choice.names : []}
          onChange={(names) => onChange({ kind: "people", names })}
          mayCreate={mayCreate}
        />
      ) : null}
      {isAsked ? <Candidates {...props} named={named} /> : null}
      <SourceField
        {...(hasOther ? { label: "Or another source" } : { fault })}
        mayBeEmpty={!isNeeded}
        mayCreate={mayCreate}
        value={picked}
        onChange={(source) => onChange({ kind: "picked", source })}
      />
      {isNew && mayCreate ? (
        <Checkbox
          label={`Add “${named.name}” to the directory`}
          hint={`It is not there yet. Kind: ${SOURCE_KIND_LABELS[named.kind].toLowerCase()}.`}
          checked={choice.kind !== "picked"}
          onChange={(event) =>
            onChange(
              event.target.checked
                ? { kind: isFitToAdd(named) ? "named" : "another" }
                : { kind: "picked", source: null },
            )
          }
        />
      ) : null}
    </>
  );
}

/** The text's name is nearly one or more in the directory: a person says which it is. */
function Candidates({
  named,
  candidates,
  choice,
  onChange,
  mayCreate,
  fault,
}: Props & { named: ProposedSource }) {
  const pickedId = choice.kind === "picked" ? choice.source?.id : undefined;
  return (
    <FieldGroup
      label={`The directory holds names like “${named.name}”. Which is it?`}
      error={fault}
    >
      <div className="flex flex-col items-start gap-1">
        {candidates.map((candidate) => (
          <Radio
            key={candidate.id}
            name="source-candidate"
            label={candidate.name}
            hint={sourceFacts({ ...candidate, detail: sourceDetail(candidate) })}
            checked={pickedId === candidate.id}
            onChange={() => onChange({ kind: "picked", source: asPicked(candidate) })}
          />
        ))}
        {mayCreate ? (
          <Radio
            name="source-candidate"
            label={`Another: add “${named.name}”`}
            checked={choice.kind === "another"}
            onChange={() => onChange({ kind: "another" })}
          />
        ) : null}
        <Radio
          name="source-candidate"
          label="No source"
          checked={choice.kind === "picked" && choice.source === null}
          onChange={() => onChange({ kind: "picked", source: null })}
        />
      </div>
    </FieldGroup>
  );
}

function asPicked({ id, name, kind, citations }: SourceCandidate): PickedSource {
  return { id, name, kind, citations };
}
