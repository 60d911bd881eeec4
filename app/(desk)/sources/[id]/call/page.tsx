import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CallHeader } from "@/components/calls/call-header";
import { CallSheet } from "@/components/calls/call-sheet";
import { LiveOn } from "@/components/live/live-on";
import { can } from "@/lib/access/policy";
import { getContact } from "@/lib/calls/contact";
import { notCalled } from "@/lib/calls/rules";
import { getSheet } from "@/lib/calls/sheet";
import { now } from "@/lib/platform/clock";
import { getStory } from "@/lib/stories/queries";
import { orNotFound } from "../../../or-not-found";
import { first, type SearchParams } from "../../../search-params";
import { readSource } from "../read-source";

export const metadata: Metadata = { title: "Call" };

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

/** What a person is asked in a call: all that rests on or concerns them, over one story or several. */
export default async function CallPage({ params, searchParams }: Props) {
  const { actor, source } = await readSource((await params).id);
  const isCalled = notCalled({ ...source, kept: source.kept !== null }) === null;
  if (!isCalled || !can(actor, "call.make") || !can(actor, "contact.see")) notFound();
  const slug = first((await searchParams).story);
  const story = slug === "" ? null : await orNotFound(getStory(actor, slug));
  const { id, name, confidential, aliases } = source;
  const called = { id, name, confidential, aliases: aliases.join("\n") };
  const [sheet, contact] = await Promise.all([
    getSheet(actor, called, story && { id: story.id }),
    getContact(actor, id),
  ]);
  return (
    <>
      <LiveOn any="claims" />
      <CallHeader
        {...{ sourceId: id, sheet, by: actor.name, printedAt: now().toISOString() }}
        story={story?.slug ?? null}
      />
      <CallSheet
        key={story?.slug ?? ""}
        {...{ source: { id, name, confidential }, sheet, contact, by: actor.name }}
        story={story?.slug ?? null}
      />
    </>
  );
}
