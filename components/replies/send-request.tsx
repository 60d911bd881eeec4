"use client";

import { useState } from "react";
import { useCommand } from "@/components/command";
import { useShortcut } from "@/components/shell/shortcuts";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { useTimeZone } from "@/components/ui/time-zone";
import { wallTimeOf } from "@/lib/platform/wall-time";
import type { RequestView } from "@/lib/replies/request-view";
import { CHANNEL_LABELS, REPLY_CHANNELS, type ReplyChannel } from "@/lib/replies/rules";
import { SmallForm } from "@/components/typed/small-form";

const CHANNELS = REPLY_CHANNELS.map((value) => ({ value, label: CHANNEL_LABELS[value] }));

/** “Mark as sent” (key s): how it went out, when, and until when an answer is awaited. */
export function SendRequest({ request, unable }: { request: RequestView; unable?: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const open = () => setIsOpen(true);
  const again = request.outcome === "unreachable";
  useShortcut({
    keys: "s",
    label: "Mark the request as sent",
    group: "Request",
    run: open,
    unable,
  });
  if (unable !== undefined) return null;
  return (
    <>
      <Button variant={request.outcome === "not_contacted" ? "primary" : "plain"} onClick={open}>
        {again ? "Sent again" : "Mark as sent"} <Kbd>s</Kbd>
      </Button>
      {isOpen ? <SendForm request={request} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

function SendForm({ request, onClose }: { request: RequestView; onClose: () => void }) {
  const zone = useTimeZone();
  const send = useCommand("replies.send");
  const [channel, setChannel] = useState<ReplyChannel>(request.channel ?? "email");
  const [sentAt, setSentAt] = useState(() => wallTimeOf(new Date(), zone));
  const [deadline, setDeadline] = useState(
    request.deadlineAt ? wallTimeOf(new Date(request.deadlineAt), zone) : "",
  );
  const faults = send.error?.fields ?? {};

  async function save() {
    const { id: requestId, revision } = request;
    const result = await send.run({ requestId, revision, channel, sentAt, deadline });
    if (result.ok) onClose();
  }
  return (
    <SmallForm
      title={`Sent to ${request.subject}`}
      description="Sourceline sends nothing. Say how you sent it, and until when you wait."
      action="Mark as sent"
      pending={send.pending}
      error={send.error}
      onSend={() => void save()}
      onClose={onClose}
    >
      <Field label="How" error={faults.channel}>
        <Select<ReplyChannel>
          value={channel}
          options={CHANNELS}
          onChange={(event) => setChannel(event.target.value as ReplyChannel)}
        />
      </Field>
      <Field label="When it was sent" hint={`Newsroom time (${zone})`} error={faults.sentAt}>
        <TextInput
          type="datetime-local"
          required
          value={sentAt}
          onChange={(event) => setSentAt(event.target.value)}
        />
      </Field>
      <Field label="Deadline" hint="What the letter says." error={faults.deadline}>
        <TextInput
          type="datetime-local"
          required
          value={deadline}
          onChange={(event) => setDeadline(event.target.value)}
        />
      </Field>
    </SmallForm>
  );
}

/** “Remind” (key m): that they were asked again, with the new wording if that went along. */
export function RemindOfRequest({ request, unable }: { request: RequestView; unable?: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const open = () => setIsOpen(true);
  useShortcut({ keys: "m", label: "Note a reminder", group: "Request", run: open, unable });
  if (unable !== undefined) return null;
  return (
    <>
      <Button onClick={open}>
        Remind <Kbd>m</Kbd>
      </Button>
      {isOpen ? <RemindForm request={request} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

function RemindForm({ request, onClose }: { request: RequestView; onClose: () => void }) {
  const zone = useTimeZone();
  const remind = useCommand("replies.remind");
  const [channel, setChannel] = useState<ReplyChannel>(request.channel ?? "email");
  const [at, setAt] = useState(() => wallTimeOf(new Date(), zone));
  const [putAnew, setPutAnew] = useState(false);
  const changed = request.claims.filter((claim) => claim.now !== null);
  const faults = remind.error?.fields ?? {};

  async function save() {
    const { id: requestId, revision } = request;
    const result = await remind.run({ requestId, revision, channel, at, putAnew });
    if (result.ok) onClose();
  }
  return (
    <SmallForm
      title={`Reminder to ${request.subject}`}
      action="Note the reminder"
      pending={remind.pending}
      error={remind.error}
      onSend={() => void save()}
      onClose={onClose}
    >
      <Field label="How" error={faults.channel}>
        <Select<ReplyChannel>
          value={channel}
          options={CHANNELS}
          onChange={(event) => setChannel(event.target.value as ReplyChannel)}
        />
      </Field>
      <Field label="When" hint={`Newsroom time (${zone})`} error={faults.at}>
        <TextInput
          type="datetime-local"
          required
          value={at}
          onChange={(event) => setAt(event.target.value)}
        />
      </Field>
      {changed.length > 0 ? (
        <Checkbox
          label={`The new wording of ${changed.map(({ ref }) => ref).join(", ")} went along`}
          hint="The letter puts it from now on."
          checked={putAnew}
          onChange={(event) => setPutAnew(event.target.checked)}
        />
      ) : null}
    </SmallForm>
  );
}
