import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AfterPublicationView } from "@/components/corrections/after-publication";
import { can } from "@/lib/access/policy";
import { getAfterPublication, listReuse } from "@/lib/corrections/queries";
import { CAUSES, publicList } from "@/lib/corrections/rules";
import { env } from "@/lib/platform/env";
import { dayInZone } from "@/lib/platform/wall-time";
import { first, type SearchParams } from "../../../search-params";
import { readStory } from "../read-story";

export const metadata: Metadata = { title: "Corrections" };

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

/** What became of a story after it was published: errors that were reported, and corrections. */
export default async function CorrectionsPage({ params, searchParams }: Props) {
  const { actor, story } = await readStory((await params).slug);
  if (!can(actor, "correction.read")) notFound();
  const after = await getAfterPublication(actor, story.id);
  if (!after) notFound();
  const asked = await searchParams;
  const cause = first(asked.cause);
  const begun = {
    claims: /^[C\d, ]{1,200}$/.test(first(asked.claims)) ? first(asked.claims) : "",
    cause: Object.hasOwn(CAUSES, cause) ? cause : "",
    reportId: null,
  };
  const [here, elsewhere] = [
    await listReuse(actor, story.id, "here"),
    await listReuse(actor, story.id, "elsewhere"),
  ];
  const standing = after.corrections.filter(({ withdrawn }) => withdrawn === null);
  const day = (instant: string) =>
    dayInZone(new Date(instant), env().timeZone).toISOString().slice(0, 10);
  const list = publicList(after.headline, standing, day);
  return <AfterPublicationView {...{ after, here, elsewhere, begun, list }} />;
}
