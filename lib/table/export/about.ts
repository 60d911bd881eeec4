/**
 * The second sheet of an Excel export: who took what, when, by which filter, and how to read
 * it, so that the file explains itself to whoever it is handed on to. Pure.
 */
import type { Leaving } from "@/lib/ledger/citations/rules";
import { LEFT_OUT, NAMES_LEAVE } from "./rules";

export type AboutLine = { label: string; value: string | number | Date };

export type Provenance = {
  leaving: Leaving;
  newsroom: string;
  /** "contractor-leak: Leaked files describe …", or null for the whole newsroom's table. */
  story: string | null;
  person: { name: string; email: string; role: string };
  at: Date;
  zone: string;
  /** The filter and the order in words. */
  filter: string;
  order: string;
  /** The table's own query string. */
  query: string;
  columns: readonly string[];
  /** Of the newsroom's log when the file was made: its last event and hash. */
  logHead: string;
};

const READING =
  "Where a claim has several citations, sources, terms and locators list one entry for each, in the same order, separated by a semicolon and a space; a semicolon inside an entry is doubled. verification_level is the level of a verdict that stands; where it has lapsed, it says unverified, and lapsed_level says what it was. The note, person and day of a verdict are those of the last one given. People are named as they were called when they logged the claim and gave the verdict.";

export function describeExport(provenance: Provenance, rows: number): AboutLine[] {
  const { newsroom, story, person, at, zone, filter, order, query, columns, logHead } = provenance;
  return [
    { label: "Newsroom", value: newsroom },
    { label: "Claims of", value: story ?? "All stories" },
    { label: "Exported by", value: `${person.name} <${person.email}>, ${person.role}` },
    { label: "Exported at", value: at },
    { label: "Times are in", value: zone },
    { label: "Filter", value: filter },
    { label: "Order", value: order },
    { label: "Query string", value: query },
    { label: "Columns", value: columns.join(", ") },
    { label: "Rows", value: rows },
    { label: "Head of the log", value: logHead },
    { label: "Left out", value: LEFT_OUT },
    { label: "Names", value: NAMES_LEAVE[provenance.leaving] },
    { label: "How to read it", value: READING },
  ];
}
