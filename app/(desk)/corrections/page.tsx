import type { Metadata } from "next";
import { RateTable } from "@/components/corrections/rate-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireReader } from "@/lib/access/session";
import { readRates } from "@/lib/corrections/queries";
import { causeLabel, monthLabel } from "@/lib/corrections/rules";

export const metadata: Metadata = { title: "Corrections" };

const countOf = (count: number, what: string): string =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? what : `${what}s`}`;

/** How often corrections are, for each 1,000 published claims: over time, by desk and by cause. */
export default async function RatesPage() {
  const actor = await requireReader("correction.read");
  const { months, desks, causes, total } = await readRates(actor);
  return (
    <>
      <PageHeader
        title="Corrections"
        meta={
          <span>
            {countOf(total.corrections, "correction")}, {countOf(total.claims, "published claim")}
            {total.rate === null ? "" : `: ${total.rate} for each 1,000`}; never by person
          </span>
        }
      />
      {months.length === 0 ? (
        <EmptyState title="Nothing is published yet" next="Publish a story on its tab Corrections.">
          Stories that are published with their date and address are counted here.
        </EmptyState>
      ) : (
        <div className="grid max-w-[60rem] gap-8 px-4 py-5 sm:px-[1.375rem]">
          <RateTable
            title="Month"
            rates={months.map((one) => ({ ...one, label: monthLabel(one.key) }))}
          />
          <RateTable
            title="Desk"
            rates={desks.map((one) => ({ ...one, label: one.key || "No desk" }))}
          />
          <RateTable
            title="Cause"
            rates={causes.map((one) => ({ ...one, label: causeLabel(one.key) }))}
          />
        </div>
      )}
    </>
  );
}
