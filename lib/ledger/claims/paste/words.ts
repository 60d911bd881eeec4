/** What newsrooms write into a sheet for the attribution and the kind of a claim. Pure. */
import { foldName } from "@/lib/text/fold-name";
import {
  ATTRIBUTION_STATUSES,
  CLAIM_KINDS,
  LABELS,
  type AttributionStatus,
  type ClaimKind,
} from "../rules";

type Words<Value extends string> = Readonly<Record<Value, string>>;

/** Beside the value itself and its label. Only what can be meant in one way. */
const ATTRIBUTION_WORDS: Words<AttributionStatus> = {
  named: "name, by name, person, on the record, namentlich, genannt, nommé, nombrado, nominata",
  unnamed:
    "anonymous, anon, anonymous source, not named, unidentified, anonym, ungenannt, anonyme, anónimo, anonimo, anonima",
  document:
    "doc, docs, documents, dataset, data, file, files, records, dokument, documento, document source",
  published:
    "press, media, other outlet, outlet, media report, press report, veröffentlicht, publié, publicado",
  own_reporting:
    "own, our reporting, ours, reporter, observed, own observation, eigene recherche, eigenrecherche",
  unattributed: "none, no attribution, story voice, own voice, ohne, aucune, ninguna, n a",
};

const KIND_WORDS: Words<ClaimKind> = {
  fact: "facts, factual, statement of fact, fakt, tatsache, fait, hecho, fatto",
  figure:
    "figures, number, numbers, statistic, statistics, stat, stats, zahl, chiffre, cifra, dato",
  quotation: "quote, quotes, verbatim, direct quote, zitat, citation, cita, citazione",
  allegation: "allegations, accusation, alleged, vorwurf, accusation, acusación, accusa",
  denial: "denials, denies, denied, dementi, démenti, desmentido, smentita",
  characterisation: "characterization, characterisations, opinion, description, wertung",
};

function lookup<Value extends string>(
  values: readonly Value[],
  labels: Words<Value>,
  words: Words<Value>,
): (text: string) => Value | null {
  const known = new Map<string, Value>();
  for (const value of values) {
    for (const word of [value, labels[value], ...words[value].split(", ")]) {
      known.set(foldName(word), value);
    }
  }
  return (text) => known.get(foldName(text)) ?? null;
}

/** Null for what is not one of its words. */
export const readAttribution = lookup(ATTRIBUTION_STATUSES, LABELS.attribution, ATTRIBUTION_WORDS);
export const readKind = lookup(CLAIM_KINDS, LABELS.kind, KIND_WORDS);
