"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useCommand } from "@/components/command";
import { draftPath } from "@/components/drafts/reader/address";
import { useDraftDesk } from "@/components/drafts/reader/draft-desk";
import { Button } from "@/components/ui/button";
import { Field, FormError } from "@/components/ui/field";
import { Select, type Choice } from "@/components/ui/select";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { PARTS, type Part } from "@/lib/text/text";
import { PART_LABELS } from "../part-labels";

const CHOICES: readonly Choice<Part>[] = PARTS.map((value) => ({
  value,
  label: PART_LABELS[value],
}));

/** What the paragraphs are in the story: those that are not the body's, and any other by its number. */
export function Parts() {
  const { draft } = useDraftDesk();
  const [number, setNumber] = useState("1");
  const [part, setPart] = useState<Part>("headline");
  const command = useCommand("drafts.setPart");
  const special = draft.paragraphs.flatMap((paragraph, index) =>
    paragraph.part === undefined || paragraph.part === "body"
      ? []
      : [{ number: index + 1, part: paragraph.part }],
  );
  const counts = PARTS.map((each) => ({
    part: each,
    count: special.filter((paragraph) => paragraph.part === each).length,
  })).filter(({ count }) => count > 0);
  const set = (paragraph: number, to: Part) =>
    command.run({ draftId: draft.id, paragraph, part: to });
  const fields = command.error?.fields;
  return (
    <details className="mt-3">
      <summary className="min-h-6 text-soft">
        {counts.length === 0
          ? "All paragraphs are body text"
          : counts
              .map((each) => `${each.count} ${PART_LABELS[each.part].toLowerCase()}`)
              .join(", ")}
      </summary>
      {draft.isLatest && draft.can.add ? (
        <form
          noValidate
          className="mt-2 flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            void set(Number(number), part);
          }}
        >
          <Field label="Paragraph" error={fields?.["paragraph"]} className="w-24">
            <TextInput
              inputMode="numeric"
              value={number}
              onChange={(event) => setNumber(event.target.value)}
            />
          </Field>
          <Field label="is the story’s" className="w-40">
            <Select
              options={CHOICES}
              value={part}
              onChange={(event) => setPart(event.target.value as Part)}
            />
          </Field>
          <Button type="submit" pending={command.pending}>
            Set
          </Button>
          <FormError>{command.error && !fields ? command.error.message : null}</FormError>
        </form>
      ) : null}
      {draft.isLatest && draft.can.add ? <AddPart /> : null}
    </details>
  );
}

const ADDABLE = CHOICES.filter(({ value }) => value !== "body");

/** A headline or a push text that was written elsewhere comes in without a new file. */
function AddPart() {
  const { draft } = useDraftDesk();
  const router = useRouter();
  const [part, setPart] = useState<Part>("headline");
  const typed = useTyped(`part of ${draft.slug}`, "");
  const command = useCommand("drafts.addPart");
  const fields = command.error?.fields;
  async function add() {
    if (part === "body") return;
    const result = await command.run({
      story: draft.slug,
      after: draft.number,
      part,
      text: typed.value,
    });
    if (!result.ok) return;
    typed.clear();
    router.push(draftPath(draft.slug, result.value.number));
  }
  return (
    <form
      noValidate
      className="mt-3 flex flex-col gap-2 border-t border-rule pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label="Add to the text" className="w-40">
        <Select
          options={ADDABLE}
          value={part}
          onChange={(event) => setPart(event.target.value as Part)}
        />
      </Field>
      <Field label="Its words" error={fields?.["text"]}>
        <TextArea
          serif
          rows={2}
          value={typed.value}
          onChange={(event) => typed.set(event.target.value)}
        />
      </Field>
      <KeptNotice typed={typed} />
      <Button type="submit" pending={command.pending} className="self-start">
        Add as draft {draft.number + 1}
      </Button>
      <FormError>{command.error && !fields?.["text"] ? command.error.message : null}</FormError>
    </form>
  );
}
