import type { Rate } from "@/lib/corrections/queries";

/** Corrections for each 1,000 published claims, one row for each month, desk or cause. */
export function RateTable({
  title,
  rates,
}: {
  title: string;
  rates: ReadonlyArray<Rate & { label: string }>;
}) {
  return (
    <table className="w-full table-fixed text-table">
      {/* Under one another, so that the columns of all tables stand in line. */}
      <colgroup>
        <col />
        <col className="w-[5.25rem] sm:w-[6.5rem]" />
        <col className="w-[3.75rem] sm:w-[5rem]" />
        <col className="w-[4.25rem] sm:w-[5.5rem]" />
      </colgroup>
      <caption className="sr-only">By {title.toLowerCase()}</caption>
      <thead>
        <tr className="border-b border-rule text-xs text-soft">
          <th scope="col" className="py-1 text-left text-sm font-semibold">
            By {title.toLowerCase()}
          </th>
          <th scope="col" className="text-right font-medium">
            Corrections
          </th>
          <th scope="col" className="text-right font-medium">
            Claims
          </th>
          <th scope="col" className="text-right font-medium">
            Per 1,000
          </th>
        </tr>
      </thead>
      <tbody>
        {rates.map(({ key, label, corrections, claims, rate }) => (
          <tr key={key} className="border-b border-rule nums">
            <th scope="row" dir="auto" className="py-1.5 text-left font-normal wrap-anywhere">
              {label}
            </th>
            <td className="text-right">{corrections.toLocaleString("en-GB")}</td>
            <td className="text-right">{claims.toLocaleString("en-GB")}</td>
            <td className="text-right font-medium">{rate ?? "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
