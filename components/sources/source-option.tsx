import { SOURCE_KIND_LABELS, type SourceKind } from "@/lib/ledger/sources/rules";
import type { SourceSuggestion } from "@/lib/ledger/sources/queries";

/** A source as a field holds it; what was found along with it is shown while choosing. */
export type PickedSource = { id: number; name: string; kind: SourceKind } & Partial<
  Omit<SourceSuggestion, "id" | "name" | "kind">
>;

/** "12 citations", from a count that stops at 200. */
export function citationWords(citations: number): string {
  if (citations === 0) return "not cited yet";
  if (citations >= 200) return "200 citations or more";
  return citations === 1 ? "1 citation" : `${citations} citations`;
}

/** What tells a source from its namesakes: "chief analyst, Mandiant · person · 12 citations". */
export function sourceFacts(source: {
  kind: SourceKind;
  confidential?: boolean | undefined;
  alias?: string | null | undefined;
  detail?: string | undefined;
  citations?: number | undefined;
}): string {
  return [
    source.confidential ? "confidential" : "",
    source.alias ? `also ${source.alias}` : "",
    source.detail ?? "",
    SOURCE_KIND_LABELS[source.kind].toLowerCase(),
    source.citations === undefined ? "" : citationWords(source.citations),
  ]
    .filter((fact) => fact.length > 0)
    .join(" · ");
}

/** A source in a list of suggestions: name, then what tells it from its namesakes. */
export function SourceOption({ source }: { source: PickedSource }) {
  return (
    <span className="block min-w-0">
      <span dir="auto" className="block truncate">
        {source.name}
      </span>
      <span dir="auto" className="block truncate text-xs text-faint">
        {sourceFacts(source)}
      </span>
    </span>
  );
}
