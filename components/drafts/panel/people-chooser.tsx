"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { FieldGroup } from "@/components/ui/field";
import type { PersonMatch } from "@/lib/drafts/propose/proposed";
import { isFitToAdd } from "@/lib/drafts/rules";
import { SOURCE_KIND_LABELS } from "@/lib/ledger/sources/rules";

type Props = {
  each: readonly PersonMatch[];
  /** The names of those who are to be cited. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  mayCreate: boolean;
};

/** Whether one press may cite them: in the directory, or to be added under a whole name. */
export function isCitable(match: PersonMatch): boolean {
  return match.kind === "known" || (match.kind === "new" && isFitToAdd(match.person));
}

/** Several say so together: each of them is a source of the one claim. */
export function PeopleChooser({ each, chosen, onChange, mayCreate }: Props) {
  return (
    <FieldGroup label={`${each.length} say so together. Cite:`}>
      <div className="flex flex-col items-start gap-1">
        {each.map((match) => {
          const { name } = match.person;
          return (
            <Checkbox
              key={name}
              label={name}
              hint={hintFor(match)}
              disabled={!isCitable(match) || (match.kind === "new" && !mayCreate)}
              checked={chosen.includes(name)}
              onChange={(event) =>
                onChange(
                  event.target.checked
                    ? [...chosen, name]
                    : chosen.filter((other) => other !== name),
                )
              }
            />
          );
        })}
      </div>
    </FieldGroup>
  );
}

function hintFor(match: PersonMatch): string {
  const kind = SOURCE_KIND_LABELS[match.person.kind].toLowerCase();
  switch (match.kind) {
    case "known":
      return `In the directory as ${match.source.name}.`;
    case "near":
      return `The directory holds “${match.candidates[0]?.name ?? ""}”: cite by hand, once it is clear who this is.`;
    case "new":
      return isCitable(match)
        ? `Not in the directory yet, and added to it. Kind: ${kind}.`
        : "Not a whole name: add the source by hand.";
  }
}
