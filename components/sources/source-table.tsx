import Link from "next/link";
import { SortableTh, Table, TableHead, Td, Tr } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { SourceLine, SourceSort } from "@/lib/ledger/sources/directory";
import { RELIABILITY_LABELS, SOURCE_KIND_LABELS } from "@/lib/ledger/sources/rules";

export type SourceTableProps = {
  sources: readonly SourceLine[];
  sort: SourceSort;
  descending: boolean;
  hrefOf: (sort: SourceSort, descending: boolean) => string;
};

/** What is more useful first: the most cited and the newest stand on top when first pressed. */
const STARTS_DESCENDING: readonly SourceSort[] = ["claims", "added"];

export function SourceTable({ sources, sort, descending, hrefOf }: SourceTableProps) {
  const heading = (column: SourceSort, label: string, className?: string) => (
    <SortableTh
      link={{
        href: hrefOf(column, column === sort ? !descending : STARTS_DESCENDING.includes(column)),
      }}
      direction={column === sort ? (descending ? "descending" : "ascending") : null}
      {...(className && { className })}
    >
      {label}
    </SortableTh>
  );
  return (
    <Table stack aria-label="Sources">
      <TableHead>
        <tr>
          {heading("name", "Name")}
          {heading("kind", "Kind", "w-[140px]")}
          {heading("reliability", "Reliability", "w-[190px]")}
          {heading("claims", "Claims", "w-[88px]")}
          {heading("added", "Added", "w-[110px] @max-[820px]/table:hidden")}
        </tr>
      </TableHead>
      <tbody>
        {sources.map((source) => (
          <Tr key={source.id}>
            <Td kind="wrap">
              <Link
                dir="auto"
                href={`/sources/${source.id}`}
                className="font-medium hover:underline"
              >
                {source.name}
              </Link>
              <SourceFacts source={source} />
            </Td>
            <Td kind="soft" label="Kind">
              {SOURCE_KIND_LABELS[source.kind]}
            </Td>
            <Td kind="soft" label="Reliability">
              {source.reliability}
              <span className="text-faint"> · {RELIABILITY_LABELS[source.reliability]}</span>
            </Td>
            <Td kind="soft" label="Claims" className="nums">
              {source.claims}
            </Td>
            <Td kind="soft" label="Added" className="@max-[820px]/table:hidden">
              <Time at={source.addedAt} format="date" />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Title and employer, and the other names. */
function SourceFacts({ source }: { source: SourceLine }) {
  const facts = [
    source.confidential ? "confidential" : "",
    source.detail,
    source.aliases.length > 0 ? `also ${source.aliases.join(", ")}` : "",
  ].filter((fact) => fact.length > 0);
  if (facts.length === 0) return null;
  return <span className="block truncate text-xs text-faint">{facts.join(" · ")}</span>;
}
