import type { Metadata } from "next";
import { DeskStories } from "@/components/desk/desk-stories";
import { WaitingClaims } from "@/components/desk/waiting-claims";
import { OverdueReplies } from "@/components/replies/overdue-replies";
import { LiveOn } from "@/components/live/live-on";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/policy";
import { requireReader } from "@/lib/access/session";
import { listOverdue } from "@/lib/replies/about-claim";
import { getDesk } from "@/lib/stories/desk";

export const metadata: Metadata = { title: "Desk" };

/** One person's desk: what waits for them, and their stories with what is left of the time. */
export default async function DeskPage() {
  const actor = await requireReader("claim.read");
  const [{ stories, ahead, waiting, asked }, overdue] = await Promise.all([
    getDesk(actor),
    can(actor, "reply.read") ? listOverdue(actor) : [],
  ]);
  const isEmpty = [stories, ahead, waiting, asked, overdue].every(({ length }) => length === 0);
  return (
    <>
      <LiveOn any="all" />
      <PageHeader
        title="Desk"
        actions={
          can(actor, "story.create") ? <ButtonLink href="/stories/new">New story</ButtonLink> : null
        }
      />
      {isEmpty ? (
        <EmptyState
          title="Nothing is in work"
          next={
            can(actor, "story.create") ? (
              <ButtonLink href="/stories/new" variant="primary">
                Start a story
              </ButtonLink>
            ) : (
              <ButtonLink href="/stories?status=all" variant="primary">
                Look at all stories
              </ButtonLink>
            )
          }
        >
          Stories that you are a member of, and claims that wait for you, show up here.
          {can(actor, "story.create") ? null : " Editors start stories, and add you to them."}
        </EmptyState>
      ) : (
        <div className="grid flex-1 grid-cols-[minmax(0,1fr)] content-start gap-x-10 gap-y-8 px-4 py-6 sm:px-[1.375rem] wide:grid-cols-[minmax(0,1fr)_25rem]">
          <div className="flex min-w-0 flex-col gap-8">
            <OverdueReplies stories={overdue} />
            <WaitingClaims groups={waiting} asked={asked} mayReview={can(actor, "verdict.give")} />
          </div>
          <div className="flex flex-col gap-8">
            <DeskStories
              title="My stories"
              stories={stories}
              empty="You are not a member of a story in work. Whoever edits a story can add you under “Edit story”."
            />
            {ahead.length > 0 ? <DeskStories title="Other deadlines" stories={ahead} /> : null}
          </div>
        </div>
      )}
    </>
  );
}
