"use client";

import { useRouter } from "next/navigation";
import { useCommand } from "@/components/command";
import { NotSent } from "@/components/typed/not-sent";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { useIsHere } from "@/components/ui/use-is-here";
import { useShortcut } from "@/components/shell/shortcuts";
import { REQUEST_FIELDS } from "@/lib/replies/rules";
import { boardHref } from "./address";
import type { ChosenClaim } from "./claim-chooser";
import { RequestForm, type RequestDraft } from "./request-form";

type Props = {
  slug: string;
  page: number;
  /** Null while nobody is being asked. */
  asking: { subject: string; claims: readonly ChosenClaim[] } | null;
  unable?: string | undefined;
};

/** “Ask somebody” (key n): notes a request; nobody is contacted by that. */
export function AskSomebody({ slug, page, asking, unable }: Props) {
  const router = useRouter();
  const place = `request in ${slug}`;
  const open = () => router.push(boardHref(slug, { page, ask: "new" }), { scroll: false });
  useShortcut({
    keys: "n",
    label: "Ask somebody for a reply",
    group: "Replies",
    run: open,
    unable,
  });
  return (
    <>
      {unable === undefined ? (
        <Button onClick={open}>
          Ask somebody <Kbd>n</Kbd>
        </Button>
      ) : null}
      {asking ? (
        <AskForm
          // Another subject is another letter.
          key={`${asking.subject} ${asking.claims.map(({ ref }) => ref).join()}`}
          {...{ slug, page, asking, place }}
        />
      ) : (
        <NotSent place={place} onOpen={open} />
      )}
    </>
  );
}

function AskForm({ slug, page, asking, place }: Props & { place: string }) {
  const router = useRouter();
  const isHere = useIsHere();
  const draft = useCommand("replies.draft");
  const typed = useTyped<RequestDraft>(place, {
    ...{ subject: asking?.subject ?? "", source: null, whom: "", deadline: "" },
    claims: [...(asking?.claims ?? [])],
  });
  const close = () => router.push(boardHref(slug, { page }), { scroll: false });

  async function send() {
    const { subject, source, whom, deadline, claims } = typed.value;
    const result = await draft.run({
      ...{ story: slug, subject, whom, deadline, sourceId: source?.id ?? null },
      claims: claims.map(({ claimId }) => ({ claimId })),
    });
    if (!result.ok) return;
    typed.clear();
    const { requestId } = result.value;
    if (isHere.current) router.push(boardHref(slug, { page, open: requestId }), { scroll: false });
  }

  return (
    <RequestForm
      title="Ask somebody for a reply"
      description="Notes whom you ask and what about, and writes the letter. It goes out when you send it yourself, and say so."
      {...{ slug, typed, fields: REQUEST_FIELDS }}
      pending={draft.pending}
      error={draft.error}
      action="Note it, and see the letter"
      onSend={() => void send()}
      onClose={close}
      onCancel={() => {
        typed.clear();
        close();
      }}
    />
  );
}
