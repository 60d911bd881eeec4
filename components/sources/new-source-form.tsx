"use client";

import { useRouter } from "next/navigation";
import { useCommand } from "@/components/command";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { Button, ButtonLink } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { FormError } from "@/components/ui/field";
import { ReadyForm } from "@/components/ui/ready-form";
import type { SourceCandidate } from "@/lib/ledger/sources/queries";
import { SimilarWarning } from "./similar-warning";
import { EMPTY_SOURCE, kindOf, SourceFields } from "./source-fields";

export function NewSourceForm() {
  const router = useRouter();
  const create = useCommand("sources.create");
  const typed = useTyped("new source", { draft: EMPTY_SOURCE, shared: true });
  const { draft, shared } = typed.value;
  const { error } = create;
  const similar = error?.code === "CONFLICT" ? (error.current as SourceCandidate[]) : null;
  const faults = error?.fields ?? {};
  const hasFieldFault = Object.keys(faults).length > 0;

  async function save(evenIfSimilar: boolean) {
    const result = await create.run({
      ...draft,
      kind: kindOf(draft),
      derivesFrom: draft.derivesFrom.map((source) => source.id),
      shared,
      evenIfSimilar,
    });
    if (!result.ok) return;
    typed.clear();
    router.push(`/sources/${result.value.id}`);
  }

  return (
    <ReadyForm
      leave="/sources"
      startsInField
      onSend={() => {
        if (!create.pending) void save(false);
      }}
    >
      <KeptNotice typed={typed} />
      <SourceFields
        draft={draft}
        onChange={(next) => typed.set((before) => ({ ...before, draft: next }))}
        faults={faults}
      />
      <div className="mt-4">
        <Checkbox
          label="The newsroom’s"
          hint="Everybody finds it. Otherwise it exists for you, and for those who see a story that cites it."
          checked={shared}
          onChange={(event) => {
            const { checked } = event.target;
            typed.set((before) => ({ ...before, shared: checked }));
          }}
        />
      </div>
      <div className="mt-5 flex flex-col gap-3">
        {similar ? (
          <SimilarWarning
            candidates={similar}
            confirmLabel="It is another source: add it"
            pending={create.pending}
            onConfirm={() => void save(true)}
          />
        ) : (
          <FormError>
            {hasFieldFault ? "Not saved. See the fields marked above." : error?.message}
          </FormError>
        )}
        <div className="flex gap-2">
          <Button type="submit" variant="primary" pending={create.pending}>
            Add source
          </Button>
          <ButtonLink href="/sources" onClick={typed.clear}>
            Cancel
          </ButtonLink>
        </div>
      </div>
    </ReadyForm>
  );
}
