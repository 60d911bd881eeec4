"use client";

import { useCallback, useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { Field, FieldGroup } from "@/components/ui/field";
import { IconButton } from "@/components/ui/button";
import { CLAIMS_LIMIT } from "@/lib/replies/rules";

export type ChosenClaim = { claimId: number; ref: string; wording: string };

type Props = {
  slug: string;
  chosen: readonly ChosenClaim[];
  onChange: (chosen: ChosenClaim[]) => void;
  fault?: string | undefined;
};

/** The claims that a letter puts, in its order: found by their words or their number, one by one. */
export function ClaimChooser({ slug, chosen, onChange, fault }: Props) {
  // The field begins anew with each choice: what was typed was for the last one.
  const [turn, setTurn] = useState(0);
  const held = chosen.map(({ claimId }) => claimId).join(",");
  const search = useCallback(
    async (query: string, signal: AbortSignal) => {
      const found = await findClaims(slug, query, signal);
      const taken = new Set(held.split(","));
      return found.filter(({ claimId }) => !taken.has(String(claimId)));
    },
    [slug, held],
  );
  return (
    <FieldGroup label="What is put to them" {...(fault === undefined ? {} : { error: fault })}>
      {chosen.length > 0 ? (
        <ol aria-label="Claims chosen" className="mb-2 flex flex-col gap-1">
          {chosen.map((claim, index) => (
            <li
              key={claim.claimId}
              className="flex items-start gap-2 rounded-md border border-rule py-1 pr-1 pl-2.5"
            >
              <span className="text-sm text-faint nums">{index + 1}.</span>
              <span dir="auto" className="min-w-0 flex-1 font-serif text-wording wrap-anywhere">
                {claim.wording} <bdi className="font-sans text-xs text-faint nums">{claim.ref}</bdi>
              </span>
              <IconButton
                icon="close"
                label={`Leave ${claim.ref} out`}
                onClick={() => onChange(chosen.filter(({ claimId }) => claimId !== claim.claimId))}
              />
            </li>
          ))}
        </ol>
      ) : null}
      {chosen.length < CLAIMS_LIMIT ? (
        <Field
          label={chosen.length === 0 ? "Claim" : "Another claim"}
          hint="By its words or its number."
        >
          <Combobox<ChosenClaim>
            key={turn}
            value={null}
            onChange={(claim) => {
              if (!claim) return;
              onChange([...chosen, claim]);
              setTurn(turn + 1);
            }}
            search={search}
            itemKey={({ claimId }) => claimId}
            itemLabel={({ ref, wording }) => `${ref}: ${wording}`}
            noun="claims"
            inputRef={turn === 0 ? undefined : focusOnce}
          />
        </Field>
      ) : null}
    </FieldGroup>
  );
}

/** The next claim is typed where the last one was. */
function focusOnce(input: HTMLInputElement | null): void {
  input?.focus();
}

const OFFERED = 10;

/** @throws where the server cannot be asked. */
async function findClaims(
  slug: string,
  query: string,
  signal: AbortSignal,
): Promise<ChosenClaim[]> {
  const params = new URLSearchParams({ q: query, limit: String(OFFERED), total: "later" });
  const answer = await fetch(`/api/v1/stories/${slug}/claims?${params.toString()}`, { signal });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  const { rows } = (await answer.json()) as {
    rows: Array<{ id: number; ref: string; wording: string }>;
  };
  return rows.map(({ id, ref, wording }) => ({ claimId: id, ref, wording }));
}
