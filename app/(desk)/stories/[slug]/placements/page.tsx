import type { Metadata } from "next";
import { NoDraft } from "@/components/drafts/no-draft";
import { ledgerOf, ledgerWindow, mattersByPart } from "@/components/drafts/placements/ledger";
import { PlacementsView } from "@/components/drafts/placements/placements-view";
import { LiveOn } from "@/components/live/live-on";
import { can } from "@/lib/access/policy";
import { getDraftText } from "@/lib/drafts/queries";
import { parseDraftNumber } from "@/lib/drafts/rules";
import { listFurtherPlaces } from "@/lib/drafts/place/further";
import { listMended, sayMended } from "@/lib/drafts/place/mended";
import { listMatters } from "@/lib/drafts/place/matters";
import { withNamedChanges } from "@/lib/drafts/place/naming";
import { countSettled, listUnsettled } from "@/lib/drafts/place/unsettled";
import { orNotFound } from "../../../or-not-found";
import { first, type SearchParams } from "../../../search-params";
import { readStory } from "../read-story";

export const metadata: Metadata = { title: "Placements" };

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

/** The claims of a draft whose place a person has to decide; of the newest unless one is named. */
export default async function PlacementsPage({ params, searchParams }: Props) {
  const { actor, story } = await readStory((await params).slug);
  const newest = story.draft?.number;
  if (newest === undefined) {
    return (
      <NoDraft slug={story.slug} mayAdd={can(actor, "draft.add") && story.status !== "killed"} />
    );
  }
  const number = parseDraftNumber(first((await searchParams).draft)) ?? newest;
  const [draft, matters, settled, found] = await orNotFound(
    Promise.all([
      getDraftText(actor, story.slug, number),
      listMatters(actor, story.slug, number),
      countSettled(actor, story.slug, number),
      listMended(actor, story.slug),
    ]),
  );
  const asked = Number(first((await searchParams).rows));
  const { claimIds, ...shown } = ledgerWindow(matters, Number.isInteger(asked) ? asked : 0);
  const [claims, further] = await Promise.all([
    listUnsettled(actor, story.slug, number, { claimIds }),
    listFurtherPlaces(actor, story.slug, number, { claimIds }),
  ]);
  const ledger = {
    ...shown,
    rows: await withNamedChanges(ledgerOf(claims, further)),
    parts: mattersByPart(matters, draft.paragraphs),
  };
  const mended = found.map((one) => ({ ...one, says: sayMended(one) }));
  return (
    <>
      <LiveOn story={story.id} />
      <PlacementsView {...{ draft, ledger, newest, settled, mended }} />
    </>
  );
}
