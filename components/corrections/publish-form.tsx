"use client";

import { useState, type SubmitEvent } from "react";
import { refusalText, useCommand } from "@/components/command";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Field, FormError } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useTimeZone } from "@/components/ui/time-zone";
import { wallTimeOf } from "@/lib/platform/wall-time";
import type { AfterPublication } from "@/lib/corrections/queries";

/** Says when and where a cleared story was published. */
export function PublishForm({ after }: { after: AfterPublication }) {
  const zone = useTimeZone();
  const publish = useCommand("corrections.publish");
  const url = useTyped(`where story ${after.id} is published`, after.publishedUrl);
  const [at, setAt] = useState(() =>
    wallTimeOf(after.publishedAt ? new Date(after.publishedAt) : new Date(), zone),
  );
  const { error } = publish;

  async function send(event: SubmitEvent) {
    event.preventDefault();
    const { id: storyId, revision } = after;
    const result = await publish.run({ storyId, revision, publishedAt: at, url: url.value });
    if (result.ok) url.clear();
  }

  return (
    <form className="flex max-w-prose flex-col gap-3.5" onSubmit={(event) => void send(event)}>
      <Field
        label="When it was published"
        hint={`Newsroom time (${zone})`}
        error={error?.fields?.publishedAt}
      >
        <TextInput
          type="datetime-local"
          required
          value={at}
          onChange={(event) => setAt(event.target.value)}
        />
      </Field>
      <Field label="Its address" error={error?.fields?.url}>
        <TextInput
          type="url"
          required
          value={url.value}
          onChange={(event) => url.set(event.target.value)}
        />
      </Field>
      <KeptNotice typed={url} />
      <FormError>{error && !error.fields ? refusalText(error) : null}</FormError>
      <div>
        <Button type="submit" variant="primary" pending={publish.pending}>
          {after.status === "published" ? "Save date and address" : "Mark as published"}
        </Button>
      </div>
    </form>
  );
}
