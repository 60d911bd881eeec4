/** A citation's fields between the form and the commands. Pure. */
import type { PickedSource } from "@/components/sources/source-option";
import type { CitationView } from "@/lib/ledger/claims/queries";
import type { Basis, Stance, Terms } from "@/lib/ledger/claims/rules";

export type CitationFields = {
  source: PickedSource | null;
  stance: Stance;
  terms: Terms;
  termsAgreed: string;
  basis: Basis | "";
  credibility: string;
  quote: string;
  locator: string;
  saidOn: string;
  note: string;
  restsOn: Array<{ id: number; name: string }>;
};

export const emptyCitation: CitationFields = {
  source: null,
  stance: "supports",
  terms: "on_record",
  termsAgreed: "",
  basis: "",
  credibility: "6",
  quote: "",
  locator: "",
  saidOn: "",
  note: "",
  restsOn: [],
};

export function citationFieldsOf(citation: CitationView): CitationFields {
  return {
    source: citation.source,
    stance: citation.stance,
    terms: citation.terms,
    termsAgreed: citation.termsAgreed,
    basis: citation.basis ?? "",
    credibility: String(citation.credibility),
    quote: citation.quote,
    locator: citation.locator,
    saidOn: citation.saidOn,
    note: citation.note,
    restsOn: citation.restsOn,
  };
}

/** As the commands take them, but for the source. */
export function toCitationPatch(fields: CitationFields) {
  return {
    stance: fields.stance,
    terms: fields.terms,
    termsAgreed: fields.termsAgreed,
    basis: fields.basis === "" ? null : fields.basis,
    credibility: Number(fields.credibility),
    quote: fields.quote,
    locator: fields.locator,
    saidOn: fields.saidOn,
    note: fields.note,
    restsOn: fields.restsOn.map((source) => source.id),
  };
}
