import type { Metadata } from "next";
import { ExportMenu } from "@/components/exports/export-menu";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/policy";
import { requireReader } from "@/lib/access/session";
import { ClaimTableView } from "../claim-table-view";
import type { SearchParams } from "../search-params";

export const metadata: Metadata = { title: "Claims" };

/** Every claim of the newsroom, in one table. */
export default async function ClaimsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireReader("draft.read");
  return (
    <>
      <PageHeader
        title="Claims"
        actions={
          <>
            <ButtonLink href="/claims/duplicates">Likely duplicates</ButtonLink>
            {can(actor, "claims.export") ? (
              <ExportMenu story={null} mayName={can(actor, "claims.exportNames")} />
            ) : null}
          </>
        }
      />
      <ClaimTableView actor={actor} story={null} searchParams={searchParams} />
    </>
  );
}
