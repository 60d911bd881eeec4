import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GatePage } from "@/components/clearance/gate-page";
import { inOrder, isYours, readGateShow, shownGroups } from "@/components/clearance/groups";
import { LiveOn } from "@/components/live/live-on";
import { can } from "@/lib/access/policy";
import { getGate } from "@/lib/clearance/queries";
import { first, type SearchParams } from "../../../search-params";
import { readStory } from "../read-story";

export const metadata: Metadata = { title: "Clearance" };

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

/** What stands between the newest draft and publication, and the clearing of it. */
export default async function ClearancePage({ params, searchParams }: Props) {
  const { actor, story } = await readStory((await params).slug);
  if (!can(actor, "clearance.read")) notFound();
  const show = readGateShow(first((await searchParams).show));
  const { blockers, ...gate } = await getGate(actor, story.slug);
  const looking = { userId: actor.userId, role: actor.role };
  const counts = {
    all: gate.open,
    yours: blockers.filter((blocker) => isYours(blocker, looking)).length,
    overridden: blockers.length - gate.open,
  };
  return (
    <>
      <LiveOn storyItself={story.id} />
      <GatePage
        groups={shownGroups({ ...gate, blockers }, show, looking)}
        done={inOrder({ ...gate, blockers })}
        {...{ gate, show, counts, looking }}
      />
    </>
  );
}
