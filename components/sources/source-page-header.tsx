"use client";

import { useSelectedLayoutSegment } from "next/navigation";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { RELIABILITY_LABELS, SOURCE_KIND_LABELS } from "@/lib/ledger/sources/rules";
import type { SourceView } from "@/lib/ledger/sources/source-page";
import { ConfidentialMark } from "./confidential-mark";
import { ShareSource } from "./share-source";

/** Who or what it is, how far it can be relied on, and what can be done with it. */
export function SourcePageHeader({ source }: { source: SourceView }) {
  const segment = useSelectedLayoutSegment();
  const at = `/sources/${source.id}`;
  return (
    <PageHeader
      crumbs={[{ label: "Sources", href: "/sources" }]}
      title={source.name}
      meta={
        <>
          {source.confidential ? <ConfidentialMark /> : null}
          <span>{SOURCE_KIND_LABELS[source.kind]}</span>
          {source.detail ? <span dir="auto">{source.detail}</span> : null}
          {source.shared ? null : <span>Not the newsroom’s yet</span>}
          {source.retractedAt ? <span className="font-strong text-danger">Retracted</span> : null}
          <span>
            Reliability {source.reliability}
            <span className="text-faint"> · {RELIABILITY_LABELS[source.reliability]}</span>
          </span>
        </>
      }
      actions={
        <>
          {source.can.share ? <ShareSource source={source} /> : null}
          {source.can.retract ? (
            <ButtonLink href={`${at}/retract`}>
              {source.retractedAt ? "Take retraction back" : "Retract"}
            </ButtonLink>
          ) : null}
          {source.can.merge ? <ButtonLink href={`${at}/merge`}>Merge</ButtonLink> : null}
          {source.can.edit ? <ButtonLink href={`${at}/edit`}>Edit source</ButtonLink> : null}
        </>
      }
      tabs={[
        { label: "Claims", href: at, current: segment === null },
        ...(source.falls.length > 0
          ? [{ label: "What rested on it", href: `${at}/falls`, current: segment === "falls" }]
          : []),
        { label: "History", href: `${at}/history`, current: segment === "history" },
      ]}
    />
  );
}
