/** What was taken out of the house, in words. Pure. */
import { countOf } from "@/components/drafts/draft-counts";
import type { EventOf } from "@/lib/audit/events";

const EXPORT_FORM_NAMES = { csv: "CSV", xlsx: "Excel", json: "JSON", jsonl: "JSON Lines" };

export function exportSentence({
  rows,
  form,
  names,
  stories,
}: EventOf<"claims.exported">["data"]): string {
  const what = `exported ${countOf(rows, "claim")} as ${EXPORT_FORM_NAMES[form]}`;
  const named = names ? ", with the names of sources not on the record" : "";
  return `${what}${named}${stories ? ", in an export of the newsroom" : ""}`;
}

const DOCUMENT_FOR: Readonly<Record<string, string>> = {
  editor: "editors",
  lawyer: "a lawyer",
  public: "the public",
};

export function documentSentence(data: EventOf<"document.exported">["data"]): string {
  const { kind, audience, form, names, draft } = data;
  const what = kind.replaceAll("_", " ");
  const of = draft === undefined ? "" : ` of draft ${draft}`;
  const named = names ? ", with the names of sources not on the record" : "";
  return `took out the ${what}${of} for ${DOCUMENT_FOR[audience] ?? audience}, as ${form}${named}`;
}
