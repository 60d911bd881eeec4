/** What stands in a citation's form, between the screen and the commands. Pure. */
import type { PickedSource } from "@/components/sources/source-option";
import type { CitationView } from "@/lib/ledger/claims/queries";
import {
  CITATION_FIELD_NAMES,
  citationField,
  fieldsAskedFor,
  type CitationFieldName,
  type CitationPatch,
} from "./citation-fields";

/** The text in each field's control, and the sources that were picked. */
export type CitationValues = Record<CitationFieldName, string> & {
  source: PickedSource | null;
  restsOn: ReadonlyArray<{ id: number; name: string }>;
};

type Read = { [Name in CitationFieldName]-?: Exclude<CitationPatch[Name], undefined> } & {
  restsOn: number[];
};

function forEach<Value>(value: (name: CitationFieldName) => Value) {
  return Object.fromEntries(CITATION_FIELD_NAMES.map((name) => [name, value(name)])) as Record<
    CitationFieldName,
    Value
  >;
}

export const emptyCitation: CitationValues = {
  ...forEach((name) => citationField(name).start),
  source: null,
  restsOn: [],
};

export function citationValues(citation: CitationView): CitationValues {
  return {
    ...forEach((name) => {
      const field = citationField(name);
      return field.write(field.of(citation));
    }),
    source: citation.source,
    restsOn: citation.restsOn,
  };
}

/** As the commands take them, but for the source; what the form does not ask for is left empty. */
export function toCitationPatch(values: CitationValues): Read {
  const asked = fieldsAskedFor(values);
  return {
    ...forEach((name) => {
      const field = citationField(name);
      return field.read(asked.includes(name) ? values[name] : field.start);
    }),
    restsOn: values.restsOn.map((source) => source.id),
  } as Read;
}
