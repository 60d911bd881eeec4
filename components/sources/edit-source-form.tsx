"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConflictView } from "@/components/claims/conflict-view";
import { refusalText, useCommand } from "@/components/command";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field, FormError } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { ReadyForm } from "@/components/ui/ready-form";
import { useToast } from "@/components/ui/toast";
import { FALL_REASON_LIMIT, isDowngrade } from "@/lib/ledger/falls/rules";
import type { SourceVersion } from "@/lib/ledger/sources/changes";
import type { SourceCandidate } from "@/lib/ledger/sources/queries";
import {
  RELIABILITIES,
  RELIABILITY_LABELS,
  SOURCE_KIND_LABELS,
  SOURCE_KINDS,
} from "@/lib/ledger/sources/rules";
import type { SourceView } from "@/lib/ledger/sources/source-page";
import type { SourceCost } from "@/lib/ledger/sources/cost";
import { costInWords } from "@/lib/ledger/sources/differences";
import { ChangeCost } from "./change-cost";
import { SimilarWarning } from "./similar-warning";
import { kindOf, SourceFields, type SourceDraft } from "./source-fields";

function draftOf(source: SourceView): SourceDraft {
  const { name, kind, reliability, title, employer, url, note } = source;
  return {
    ...{ name, kind, reliability, title, employer, url, note },
    aliases: source.aliases.join("\n"),
    derivesFrom: source.derivesFrom.map((origin) => ({ id: origin.id, name: origin.name })),
  };
}

function draftOfVersion(version: SourceVersion): SourceDraft {
  return {
    ...version,
    kind: SOURCE_KINDS.find((kind) => kind === version.kind) ?? null,
    reliability: RELIABILITIES.find((letter) => letter === version.reliability) ?? "F",
  };
}

const idsOf = (draft: SourceDraft) =>
  draft.derivesFrom.map((origin) => origin.id).sort((a, b) => a - b);

/** Only what was touched is sent, so that an untouched field never overwrites a colleague's. */
function touched(before: SourceDraft, now: SourceDraft) {
  const changed = <Field extends keyof SourceDraft>(field: Field) =>
    before[field] === now[field] ? {} : { [field]: now[field] };
  return {
    ...changed("name"),
    ...changed("reliability"),
    ...changed("title"),
    ...changed("employer"),
    ...changed("aliases"),
    ...changed("url"),
    ...changed("note"),
    ...(kindOf(before) === kindOf(now) ? {} : { kind: kindOf(now) }),
    ...(String(idsOf(before)) === String(idsOf(now)) ? {} : { derivesFrom: idsOf(now) }),
  };
}

function isCandidates(current: unknown): current is SourceCandidate[] {
  return Array.isArray(current);
}

/** What is edited, with the version that it started from. */
const startingFrom = (revision: number, draft: SourceDraft) => ({
  base: { revision, draft },
  draft,
});

export function EditSourceForm({ source, cost }: { source: SourceView; cost: SourceCost }) {
  const router = useRouter();
  const toast = useToast();
  const edit = useCommand("sources.edit");
  const typed = useTyped(
    `edit source ${source.id}`,
    startingFrom(source.revision, draftOf(source)),
  );
  const { base, draft } = typed.value;
  const setDraft = (next: SourceDraft) => typed.set((edit) => ({ ...edit, draft: next }));
  /** The revision last sent: after a conflict it is theirs. */
  const [tried, setTried] = useState(source.revision);
  const why = useTyped(`why source ${source.id} is downgraded`, "");
  const isFall = isDowngrade(base.draft.reliability, draft.reliability);
  const [isSpelling, setIsSpelling] = useState(false);
  const { error } = edit;
  const isConflict = error?.code === "CONFLICT";
  const similar = isConflict && isCandidates(error.current) ? error.current : null;
  const theirs = isConflict && !similar ? (error.current as SourceVersion) : null;
  const faults = error?.fields ?? {};
  const hasFieldFault = Object.keys(faults).length > 0;

  async function save(revision: number, evenIfSimilar: boolean) {
    setTried(revision);
    const patch = touched(base.draft, draft);
    const input = { sourceId: source.id, revision, patch, evenIfSimilar, isSpelling };
    const fall = isFall ? { reason: why.value } : {};
    const result = await edit.run({ ...input, ...fall });
    if (!result.ok) return;
    typed.clear();
    why.clear();
    toast(`Source saved. ${costInWords(result.value.recheck)}`);
    router.push(`/sources/${source.id}`);
  }

  function keepTheirs(version: SourceVersion) {
    typed.restart(startingFrom(version.revision, draftOfVersion(version)));
    edit.reset();
    router.refresh();
  }

  return (
    <ReadyForm
      leave={`/sources/${source.id}`}
      onSend={() => {
        if (!edit.pending) void save(base.revision, false);
      }}
    >
      <KeptNotice typed={typed} />
      <SourceFields
        draft={draft}
        onChange={setDraft}
        faults={faults}
        sourceId={source.id}
        confidential={source.confidential}
      />
      <div className="mt-5 flex flex-col gap-3">
        {isFall ? (
          <Field
            label="Why it is less to be relied on"
            hint="Whoever re-confirms a claim that leans on it reads this."
            error={faults.reason}
          >
            <TextArea
              rows={2}
              maxLength={FALL_REASON_LIMIT}
              value={why.value}
              onChange={(event) => why.set(event.target.value)}
            />
          </Field>
        ) : null}
        {cost.claims > 0 ? (
          <ChangeCost
            draft={{ before: base.draft, now: draft }}
            cost={cost}
            isSpelling={isSpelling}
            onSpelling={setIsSpelling}
          />
        ) : null}
        {theirs ? (
          <ConflictView
            changedBy={theirs.changedBy}
            changedAt={theirs.changedAt}
            fields={bothVersions(draftOfVersion(theirs), base.draft, draft)}
            pending={edit.pending}
            onKeepTheirs={() => keepTheirs(theirs)}
            onSaveMine={() => void save(theirs.revision, false)}
          />
        ) : null}
        {similar ? (
          <SimilarWarning
            candidates={similar}
            confirmLabel="It is another source: save the name"
            pending={edit.pending}
            onConfirm={() => void save(tried, true)}
          />
        ) : null}
        <FormError>
          {hasFieldFault
            ? "Not saved. See the fields marked above."
            : isConflict
              ? null
              : error && refusalText(error)}
        </FormError>
        <div className="flex gap-2">
          <Button type="submit" variant="primary" pending={edit.pending}>
            Save source
          </Button>
          <ButtonLink href={`/sources/${source.id}`} onClick={typed.clear}>
            Cancel
          </ButtonLink>
        </div>
      </div>
    </ReadyForm>
  );
}

/** Theirs beside what would stand after saving mine: what I did not touch stays theirs. */
function bothVersions(theirs: SourceDraft, base: SourceDraft, mine: SourceDraft) {
  const text = (draft: SourceDraft) => ({
    Name: draft.name,
    Kind: SOURCE_KIND_LABELS[kindOf(draft)],
    Reliability: `${draft.reliability} · ${RELIABILITY_LABELS[draft.reliability]}`,
    Title: draft.title,
    Employer: draft.employer,
    "Other names": draft.aliases,
    "Derives from": draft.derivesFrom.map((origin) => origin.name).join(", "),
    Address: draft.url,
    Note: draft.note,
  });
  const [before, now, stands] = [text(base), text(mine), text(theirs)];
  return Object.entries(stands).map(([label, value]) => {
    const key = label as keyof typeof stands;
    return { label, theirs: value, mine: before[key] === now[key] ? value : now[key] };
  });
}
