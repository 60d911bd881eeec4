import type { Metadata } from "next";
import { CopyList } from "@/components/erasure/copy-list";
import { DueList } from "@/components/erasure/due-list";
import { ErasureList } from "@/components/erasure/erasure-list";
import { HoldList } from "@/components/erasure/hold-list";
import { PlaceHold } from "@/components/erasure/place-hold";
import { ScheduleForm } from "@/components/erasure/schedule-form";
import { ScheduleList } from "@/components/erasure/schedule-list";
import { PageHeader } from "@/components/ui/page-header";
import { SectionHeading } from "@/components/ui/section-heading";
import { requireReader } from "@/lib/access/session";

import { listDue } from "@/lib/erasure/due";
import { listCopies, listErasures, listHolds, listSchedules } from "@/lib/erasure/queries";
import { listDesks } from "@/lib/stories/list";

export const metadata: Metadata = { title: "Retention" };

/** What is kept for how long after publication, what is due, what is held, and what was erased. */
export default async function RetentionPage() {
  const actor = await requireReader("retention.read");
  const [{ stories, more }, erasures, holds, schedules, desks, copies] = await Promise.all([
    listDue(actor),
    listErasures(actor),
    listHolds(actor),
    listSchedules(actor),
    listDesks(actor),
    listCopies(actor),
  ]);
  return (
    <>
      <PageHeader
        title="Retention"
        meta={
          <span className="nums">
            {stories.length}
            {more ? " or more" : ""} due · {holds.length} on hold
          </span>
        }
      />
      <div className="grid max-w-[60rem] grid-cols-[minmax(0,1fr)] px-4 pb-8 sm:px-[1.375rem]">
        <p className="mt-3 max-w-[42rem] text-sm text-soft">
          What a desk keeps only for a time is erased once it is due: one administrator asks,
          another confirms. Claims, their levels and their sources stay, and the log stays whole. A
          legal hold stops it.
        </p>
        <section aria-label="Due">
          <SectionHeading level={2}>Due</SectionHeading>
          <DueList stories={stories} more={more} hasSchedule={schedules.inForce.length > 0} />
        </section>
        <section aria-label="Erasures">
          <SectionHeading level={2}>Erasures</SectionHeading>
          <ErasureList erasures={erasures} />
        </section>
        <section aria-label="Legal holds">
          <SectionHeading level={2} aside={<PlaceHold />}>
            Legal holds
          </SectionHeading>
          <HoldList holds={holds} />
        </section>
        <section aria-label="Schedules">
          <SectionHeading level={2} aside={<ScheduleForm desks={desks} />}>
            Schedules
          </SectionHeading>
          <ScheduleList {...schedules} />
        </section>
        <section aria-label="Copies from before">
          <SectionHeading level={2}>Copies from before</SectionHeading>
          <CopyList copies={copies} />
        </section>
      </div>
    </>
  );
}
