"use client";

import { useState } from "react";
import { useCommand } from "@/components/command";
import { KeptNotice } from "@/components/typed/kept-notice";
import { NotSent } from "@/components/typed/not-sent";
import { SmallForm } from "@/components/typed/small-form";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import {
  ERROR_ORIGIN_LABELS,
  ERROR_ORIGINS,
  TEXT_LIMIT,
  type ErrorOrigin,
} from "@/lib/corrections/rules";

const ORIGINS = ERROR_ORIGINS.map((value) => ({ value, label: ERROR_ORIGIN_LABELS[value] }));
const START: { origin: ErrorOrigin; said: string } = { origin: "reader", said: "" };

/** “Report an error”: takes down what somebody says is wrong; nobody's name is asked for. */
export function ReportForm({ slug }: { slug: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const report = useCommand("corrections.report");
  const place = `an error of ${slug}`;
  const typed = useTyped(place, START);
  const { value } = typed;
  const { error, pending } = report;

  async function send() {
    const result = await report.run({ story: slug, ...value });
    if (!result.ok) return;
    typed.clear();
    setIsOpen(false);
  }

  return (
    <>
      <Button size="small" onClick={() => setIsOpen(true)}>
        Report an error
      </Button>
      {isOpen ? (
        <SmallForm
          title="What is said to be wrong"
          description="No name and no address of whoever says so."
          action="Take it down"
          {...{ pending, error }}
          onSend={() => void send()}
          onClose={() => setIsOpen(false)}
          onCancel={() => {
            typed.clear();
            setIsOpen(false);
          }}
        >
          <Field label="Who says so" error={error?.fields?.origin}>
            <Select<ErrorOrigin>
              value={value.origin}
              options={ORIGINS}
              onChange={(event) =>
                typed.set({ ...value, origin: event.target.value as ErrorOrigin })
              }
            />
          </Field>
          <Field label="What they say" error={error?.fields?.said}>
            <TextArea
              required
              rows={3}
              maxLength={TEXT_LIMIT}
              value={value.said}
              onChange={(event) => typed.set({ ...value, said: event.target.value })}
            />
          </Field>
          <KeptNotice typed={typed} />
        </SmallForm>
      ) : (
        <NotSent place={place} onOpen={() => setIsOpen(true)} />
      )}
    </>
  );
}
