"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { giveCommand, refusalText, useCommand } from "@/components/command";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field, FormError } from "@/components/ui/field";
import { ReadyForm } from "@/components/ui/ready-form";
import { useToast } from "@/components/ui/toast";
import { Warning } from "@/components/ui/warning";
import { costInWords } from "@/lib/ledger/sources/differences";
import { SOURCE_KINDS } from "@/lib/ledger/sources/rules";
import type { MergePreview } from "@/lib/ledger/sources/merge/preview";
import type { SourceView } from "@/lib/ledger/sources/source-page";
import { SourcePicker } from "./source-picker";

/** Merging in two steps: which source stays, then, with what will move in view, the merge. */
export function MergeForm({
  source,
  preview,
}: {
  source: SourceView;
  preview: MergePreview | null;
}) {
  const router = useRouter();
  const toast = useToast();
  const merge = useCommand("sources.merge");
  const at = `/sources/${source.id}`;
  const into = preview?.into;
  const kind = SOURCE_KINDS.find((one) => one === into?.kind);

  async function undo(mergeId: number) {
    const result = await giveCommand("sources.undoMerge", { mergeId });
    if (!result.ok) {
      toast(result.error.message, { tone: "error" });
      return;
    }
    router.push(at);
    router.refresh();
  }

  async function save() {
    if (!into || merge.pending) return;
    const result = await merge.run({ fromId: source.id, intoId: into.id });
    if (!result.ok) return;
    router.push(`/sources/${result.value.intoId}`);
    const { into: name, recheck } = result.value;
    toast(`${source.name} merged into ${name}. ${costInWords(recheck)}`, {
      undo: () => void undo(result.value.mergeId),
    });
  }

  return (
    <ReadyForm leave={at} onSend={() => void save()} className="flex min-w-0 flex-col gap-5">
      <p className="max-w-[60ch] text-soft">
        Two entries that are one source become one. All that leans on{" "}
        <strong dir="auto" className="font-semibold text-ink">
          {source.name}
        </strong>{" "}
        will lean on the source that you choose, and this page will lead there. No citation is lost,
        and it can be undone.
      </p>
      <Field label="Merge into" error={merge.error?.fields?.intoId}>
        <SourcePicker
          value={into && kind ? { id: into.id, name: into.name, kind } : null}
          exclude={[source.id]}
          placeholder="The source that stays"
          onChange={(chosen) =>
            router.replace(chosen ? `${at}/merge?into=${chosen.id}` : `${at}/merge`)
          }
        />
      </Field>
      {preview ? <WhatMoves preview={preview} name={source.name} /> : null}
      <FormError>{merge.error ? refusalText(merge.error) : null}</FormError>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" disabled={!preview} pending={merge.pending}>
          {into ? `Merge into ${into.name}` : "Merge"}
        </Button>
        <ButtonLink href={at}>Cancel</ButtonLink>
      </div>
    </ReadyForm>
  );
}

function WhatMoves({ preview, name }: { preview: MergePreview; name: string }) {
  const { citations, rests, derivations, recounted, into, recheck } = preview;
  return (
    <section aria-label="What will move" className="flex flex-col gap-3" aria-live="polite">
      <h2 className="text-sm font-medium">What will move</h2>
      <ul className="list-disc pl-5">
        <li>
          {citations === 0
            ? "No citation"
            : citations === 1
              ? "1 citation"
              : `${citations} citations`}{" "}
          of {name}
        </li>
        {rests > 0 ? (
          <li>{rests === 1 ? "1 citation that rests" : `${rests} citations that rest`} on it</li>
        ) : null}
        {derivations > 0 ? (
          <li>
            {derivations === 1 ? "1 tie" : `${derivations} ties`} to sources it derives from, or
            that derive from it
          </li>
        ) : null}
        <li>Its names, which become other names of {into.name}</li>
      </ul>
      <p className={recheck > 0 ? "font-strong text-warn" : "text-soft"}>{costInWords(recheck)}.</p>
      {recounted.length > 0 ? (
        <Warning>
          <p className="font-medium">
            {recounted.length === 1 ? "1 claim counts" : `${recounted.length} claims count`} its
            origins anew.
          </p>
          <ul className="mt-1">
            {recounted.slice(0, 10).map((claim) => (
              <li key={`${claim.slug} ${claim.number}`}>
                <Link
                  href={`/stories/${claim.slug}/claims?open=C${claim.number}`}
                  target="_blank"
                  className="link nums"
                >
                  {claim.slug} C{claim.number}
                </Link>{" "}
                {claim.originCount.from} → {claim.originCount.to}
                {claim.isDecided ? ", verdict lapses" : ""}
              </li>
            ))}
          </ul>
          {recounted.length > 10 || preview.isPartial ? <p>and more</p> : null}
        </Warning>
      ) : null}
    </section>
  );
}
