/**
 * The fields of a citation, one definition each, in the order of its form: what matters on
 * deadline comes first. The sources that it speaks of are picked rather than typed: they are
 * the form's own. Pure.
 */
import type { CommandInput } from "@/components/command";
import type { CitationView } from "@/lib/ledger/claims/queries";
import { isDescribed } from "@/lib/ledger/citations/rules";
import {
  BASES,
  CHANNELS,
  CREDIBILITY_LABELS,
  DESCRIPTION_LIMIT,
  FOUND_BY,
  LABELS,
  LOCATOR_LIMIT,
  NOTE_LIMIT,
  QUOTE_LIMIT,
  STANCES,
  TERMS,
  TERMS_AGREED_LIMIT,
  TERMS_MEANINGS,
  type Stance,
} from "@/lib/ledger/claims/rules";
import type { Field } from "./field";
import { day, lineOf, oneOf, oneOrNoneOf, textOf } from "./kinds-of-field";

export type CitationPatch = CommandInput<"citations.edit">["patch"];
export type CitationFieldName = Exclude<keyof CitationPatch, "sourceId" | "restsOn">;

type Given<Name extends CitationFieldName> = Exclude<CitationPatch[Name], undefined>;

export type CitationField<Value = unknown> = Field<Value> & {
  of(citation: CitationView): Value;
  /** Whether a form asks for it, with what stands in the others; always, if not said. */
  isAskedFor?(values: Readonly<Record<CitationFieldName, string>>): boolean;
};

const STANCE_LABELS: Record<Stance, string> = {
  supports: "Supports",
  contradicts: "Contradicts",
  denies: "Denies",
  context: "Context",
};

const credibilities = Object.keys(CREDIBILITY_LABELS);
const credibility = oneOf(
  credibilities,
  Object.fromEntries(
    Object.entries(CREDIBILITY_LABELS).map(([value, label]) => [value, `${value} · ${label}`]),
  ),
  "6",
);

const terms = oneOf(TERMS, LABELS.terms, "not_said");

export const citationFields = {
  stance: {
    label: "Stance",
    isOptional: false,
    ...oneOf(STANCES, STANCE_LABELS, "supports"),
    of: (citation) => citation.stance,
  },
  quote: {
    label: "Quote",
    hint: "Verbatim",
    isOptional: true,
    isWide: true,
    ...textOf(QUOTE_LIMIT, { isSerif: true }),
    of: (citation) => citation.quote,
  },
  basis: {
    label: "Basis",
    hint: "How the source knows",
    isOptional: true,
    ...oneOrNoneOf(BASES, LABELS.basis, "Not known"),
    of: (citation) => citation.basis,
  },
  locator: {
    label: "Locator",
    hint: "Page, row, minute",
    isOptional: true,
    ...lineOf(LOCATOR_LIMIT),
    of: (citation) => citation.locator,
  },
  terms: {
    label: "Terms",
    hint: (text) => TERMS_MEANINGS[terms.read(text)],
    isOptional: false,
    ...terms,
    of: (citation) => citation.terms,
  },
  agreedDescription: {
    label: "Agreed description",
    hint: "What the story may call the source; leaves in the name’s place",
    isOptional: true,
    ...lineOf(DESCRIPTION_LIMIT),
    of: (citation) => citation.agreedDescription,
    isAskedFor: (values) => isDescribed(terms.read(values.terms)),
  },
  termsAgreed: {
    label: "Agreed words",
    hint: "As agreed with the source",
    isOptional: true,
    ...lineOf(TERMS_AGREED_LIMIT),
    of: (citation) => citation.termsAgreed,
  },
  credibility: {
    label: "Credibility",
    hint: "Of this information",
    isOptional: false,
    ...credibility,
    read: (text) => Number(credibility.read(text)),
    write: (value) => String(value),
    of: (citation) => citation.credibility,
  },
  saidOn: {
    label: "Said or shown on",
    isOptional: true,
    ...day,
    of: (citation) => citation.saidOn,
  },
  channel: {
    label: "Channel",
    hint: "How it reached the desk",
    isOptional: true,
    ...oneOrNoneOf(CHANNELS, LABELS.channel, "Not said"),
    of: (citation) => citation.channel,
  },
  foundBy: {
    label: "Found by",
    isOptional: false,
    ...oneOf(FOUND_BY, LABELS.foundBy, "reporter"),
    of: (citation) => citation.foundBy,
  },
  note: {
    label: "Note",
    isOptional: true,
    isWide: true,
    ...textOf(NOTE_LIMIT),
    of: (citation) => citation.note,
  },
} as const satisfies { [Name in CitationFieldName]-?: CitationField<Given<Name>> };

/** In the order of the form. */
export const CITATION_FIELD_NAMES = Object.keys(citationFields) as CitationFieldName[];

/** Those that a form asks for. */
export function fieldsAskedFor(
  values: Readonly<Record<CitationFieldName, string>>,
): CitationFieldName[] {
  return CITATION_FIELD_NAMES.filter((name) => citationField(name).isAskedFor?.(values) ?? true);
}

export function citationField(name: CitationFieldName): CitationField {
  return citationFields[name];
}
