"use client";

import { useRouter } from "next/navigation";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { DraftSummary } from "@/lib/drafts/queries";
import { draftName } from "@/lib/drafts/rules";

/** Which two drafts are compared; the address holds both. */
export function ChooseDrafts({
  slug,
  drafts,
  from,
  to,
}: {
  slug: string;
  drafts: readonly Pick<DraftSummary, "number" | "addedBy">[];
  from: number;
  to: number;
}) {
  const router = useRouter();
  const go = (next: { from: number; to: number }) =>
    router.push(`/stories/${slug}/compare?from=${next.from}&to=${next.to}`, { scroll: false });
  const options = drafts.map(({ number, addedBy }) => ({
    value: String(number),
    label: `${draftName(number)}, ${addedBy}`,
  }));
  return (
    <div className="no-print flex flex-wrap items-end gap-3">
      <Field label="Before" className="w-52 max-w-full">
        <Select
          options={options}
          value={String(from)}
          onChange={(event) => go({ from: Number(event.target.value), to })}
        />
      </Field>
      <Field label="After" className="w-52 max-w-full">
        <Select
          options={options}
          value={String(to)}
          onChange={(event) => go({ from, to: Number(event.target.value) })}
        />
      </Field>
    </div>
  );
}
