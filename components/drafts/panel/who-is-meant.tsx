"use client";

import { useActionSet } from "@/components/shell/shortcuts";
import { Button } from "@/components/ui/button";
import { FieldGroup } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import type { PersonMatch } from "@/lib/drafts/propose/proposed";
import { sourceDetail } from "@/lib/ledger/sources/rules";

type Props = {
  /** “he”, as the text has it. */
  pronoun: string;
  each: readonly PersonMatch[];
  meant: PersonMatch | null;
  onChange: (meant: PersonMatch | null) => void;
};

/** A pronoun that the text leaves open: one press says whose it is; no press adds nobody. */
export function WhoIsMeant({ pronoun, each, meant, onChange }: Props) {
  const asked = pronoun.toLowerCase();
  const verb = asked === "they" ? "are" : "is";
  const press = (match: PersonMatch) => onChange(match === meant ? null : match);
  useActionSet(
    each.map((match, index) => ({
      keys: String(index + 1),
      label: `“${asked}” ${verb} ${match.person.name}`,
      group: "Proposal",
      run: () => press(match),
    })),
  );
  return (
    <FieldGroup
      label={`Who ${verb} “${asked}”?`}
      hint={
        each.length === 0
          ? "The text does not say for sure. Choose a source below, or none."
          : meant === null
            ? "The text does not say for sure. While nobody is chosen, no source is cited."
            : undefined
      }
    >
      <div className="flex flex-wrap gap-2">
        {each.map((match, index) => (
          <Button
            key={match.person.name}
            aria-pressed={match === meant}
            title={sourceDetail(match.person) || undefined}
            variant={match === meant ? "primary" : "plain"}
            onClick={() => press(match)}
          >
            {match.person.name} <Kbd>{index + 1}</Kbd>
          </Button>
        ))}
      </div>
    </FieldGroup>
  );
}
