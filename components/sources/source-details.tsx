import Link from "next/link";
import type { ReactNode } from "react";
import { DefinitionList } from "@/components/ui/definition-list";
import { Icon } from "@/components/ui/icon";
import { SectionHeading } from "@/components/ui/section-heading";
import { Time } from "@/components/ui/time";
import { Warning } from "@/components/ui/warning";
import { SOURCE_KIND_LABELS } from "@/lib/ledger/sources/rules";
import type { SourceView } from "@/lib/ledger/sources/source-page";
import { Description } from "@/components/identities/description";
import { citationWords } from "./source-option";
import { UndoMerge } from "./undo-merge";

/** What is known of the source beside its claims. */
export function SourceDetails({
  source,
  identity,
}: {
  source: SourceView;
  /** Of a confidential source: who keeps who it is. */
  identity: ReactNode;
}) {
  return (
    <aside aria-label="About this source" className="wide:border-l wide:border-rule wide:pl-6">
      {source.kept ? <Kept kept={source.kept} /> : null}
      {identity}
      {source.near.length > 0 ? <Near source={source} /> : null}
      <DefinitionList
        items={[
          {
            term: "May be called",
            value: source.confidential ? <Description source={source} /> : "",
          },
          { term: "Other names", value: source.aliases.join(", ") },
          { term: "Title", value: source.title },
          { term: "Employer", value: source.employer },
          { term: "Derives from", value: linksTo(source.derivesFrom) },
          { term: "Drawn on by", value: linksTo(source.derivedSources) },
          { term: "On the web", value: source.url ? <WebLink url={source.url} /> : "" },
          {
            term: "Added by",
            value: (
              <>
                {source.addedBy}, <Time at={source.addedAt} />
              </>
            ),
          },
        ]}
      />
      {source.note ? (
        <>
          <SectionHeading level={2}>Note</SectionHeading>
          <p dir="auto" className="text-table wrap-anywhere whitespace-pre-wrap">
            {source.note}
          </p>
        </>
      ) : null}
      {source.merges.length > 0 ? <Merges source={source} /> : null}
    </aside>
  );
}

function linksTo(sources: SourceView["derivesFrom"]) {
  if (sources.length === 0) return null;
  return (
    <ul>
      {sources.map((source) => (
        <li key={source.id}>
          <Link dir="auto" href={`/sources/${source.id}`} className="link">
            {source.name}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Leads out of the newsroom's own pages, and tells the other side nothing about them. */
function WebLink({ url }: { url: string }) {
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer noopener"
      className="link inline-flex max-w-full items-center gap-1"
    >
      <span className="truncate">{new URL(url).host}</span>
      <Icon name="external" className="size-3.5" />
    </a>
  );
}

function Kept({ kept }: { kept: NonNullable<SourceView["kept"]> }) {
  return (
    <Warning tone="info" className="mb-4">
      As{" "}
      <Link dir="auto" href={`/stories/${kept.for.slug}/claims`} className="link">
        {kept.for.headline}
      </Link>{" "}
      keeps it. For the rest of the newsroom it is{" "}
      <Link dir="auto" href={`/sources/${kept.of.id}`} className="link">
        {kept.of.name}
      </Link>{" "}
      by now.
    </Warning>
  );
}

function Near({ source }: { source: SourceView }) {
  return (
    <Warning className="mb-4">
      <p className="font-medium">
        {source.near.length === 1 ? "A source has" : "Sources have"} a name like this
      </p>
      <ul className="mt-1 flex flex-col gap-1">
        {source.near.map((other) => (
          <li key={other.id}>
            <Link dir="auto" href={`/sources/${other.id}`} className="link">
              {other.name}
            </Link>{" "}
            <span className="text-soft">
              {SOURCE_KIND_LABELS[other.kind].toLowerCase()}, {citationWords(other.citations)}
            </span>
            {source.can.merge ? (
              <>
                {" · "}
                <Link href={`/sources/${source.id}/merge?into=${other.id}`} className="link">
                  Merge into it
                </Link>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </Warning>
  );
}

function Merges({ source }: { source: SourceView }) {
  return (
    <>
      <SectionHeading level={2}>Merged into this</SectionHeading>
      <ul className="flex flex-col gap-1.5 text-table">
        {source.merges.map((merge) => (
          <li key={merge.id} className="flex items-baseline justify-between gap-3">
            <span dir="auto" className="min-w-0">
              {merge.from.name}
              <span className="block text-xs text-faint">
                {merge.by}, <Time at={merge.at} />
              </span>
            </span>
            {source.can.merge ? <UndoMerge mergeId={merge.id} name={merge.from.name} /> : null}
          </li>
        ))}
      </ul>
    </>
  );
}
