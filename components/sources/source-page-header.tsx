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
  const isCall = segment === "call";
  return (
    <PageHeader
      crumbs={[
        { label: "Sources", href: "/sources" },
        ...(isCall ? [{ label: source.name, href: at }] : []),
      ]}
      title={isCall ? `Call with ${source.name}` : source.name}
      meta={
        <>
          {source.confidential && !isCall ? <ConfidentialMark /> : null}
          <span>{SOURCE_KIND_LABELS[source.kind]}</span>
          {source.detail ? <span dir="auto">{source.detail}</span> : null}
          {source.shared || isCall ? null : <span>Not the newsroom’s yet</span>}
          {source.retractedAt ? <span className="font-strong text-danger">Retracted</span> : null}
          <span className={isCall ? "no-print" : undefined}>
            Reliability {source.reliability}
            <span className="text-faint"> · {RELIABILITY_LABELS[source.reliability]}</span>
          </span>
        </>
      }
      actions={isCall ? undefined : <SourceDeeds source={source} at={at} />}
      tabs={[
        { label: "Claims", href: at, current: segment === null },
        ...(source.falls.length > 0
          ? [{ label: "What rested on it", href: `${at}/falls`, current: segment === "falls" }]
          : []),
        ...(source.can.call ? [{ label: "Call", href: `${at}/call`, current: isCall }] : []),
        { label: "History", href: `${at}/history`, current: segment === "history" },
      ]}
    />
  );
}

function SourceDeeds({ source, at }: { source: SourceView; at: string }) {
  return (
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
  );
}
