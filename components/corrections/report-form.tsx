"use client";

import { useState, type SubmitEvent } from "react";
import { refusalText, useCommand } from "@/components/command";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Field, FormError } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import {
  ERROR_ORIGIN_LABELS,
  ERROR_ORIGINS,
  TEXT_LIMIT,
  type ErrorOrigin,
} from "@/lib/corrections/rules";

const ORIGINS = ERROR_ORIGINS.map((value) => ({ value, label: ERROR_ORIGIN_LABELS[value] }));

/** Takes down what somebody says is wrong; nobody's name is asked for. */
export function ReportForm({ slug }: { slug: string }) {
  const report = useCommand("corrections.report");
  const typed = useTyped(`an error of ${slug}`, "");
  const [origin, setOrigin] = useState<ErrorOrigin>("reader");
  const { error } = report;

  async function send(event: SubmitEvent) {
    event.preventDefault();
    const result = await report.run({ story: slug, origin, said: typed.value });
    if (result.ok) typed.clear();
  }

  return (
    <form className="no-print mt-3 flex flex-col gap-3" onSubmit={(event) => void send(event)}>
      <Field label="Who says so" error={error?.fields?.origin}>
        <Select<ErrorOrigin>
          value={origin}
          options={ORIGINS}
          onChange={(event) => setOrigin(event.target.value as ErrorOrigin)}
        />
      </Field>
      <Field
        label="What is said to be wrong"
        hint="No name and no address of whoever says so."
        error={error?.fields?.said}
      >
        <TextArea
          required
          rows={2}
          maxLength={TEXT_LIMIT}
          value={typed.value}
          onChange={(event) => typed.set(event.target.value)}
        />
      </Field>
      <KeptNotice typed={typed} />
      <FormError>{error && !error.fields ? refusalText(error) : null}</FormError>
      <div>
        <Button type="submit" pending={report.pending}>
          Take it down
        </Button>
      </div>
    </form>
  );
}
