/** What of a citation leaves under each of the terms: the design's five meanings, cell by cell. */
import { describe, expect, it } from "vitest";
import { TERMS, type Terms } from "@/lib/ledger/claims/rules";
import {
  attributedAs,
  attributedOnPaper,
  CITATION_PARTS,
  descriptionFault,
  LEAVING,
  leaves,
  termsThatLet,
  type CitationPart,
} from "./rules";

/** + leaves, n leaves with names asked for, - never; in the order of CITATION_PARTS. */
const MEANINGS: Record<Terms, string> = {
  //                    itself name aliases title employer url locator attachment quote note
  not_said: "            +      n    n       n     n        n   n       n          n     n",
  on_record: "           +      +    +       +     +        +   +       +          +     +",
  background: "          +      n    n       n     n        n   n       n          +     n",
  not_for_attribution: " +      n    n       n     n        n   n       n          +     n",
  deep_background: "     +      n    n       n     n        n   n       n          n     n",
  off_record: "          -      -    -       -     -        -   -       -          -     -",
};

const meant = (terms: Terms, part: CitationPart) =>
  MEANINGS[terms].trim().split(/\s+/)[CITATION_PARTS.indexOf(part)];

const cells = TERMS.flatMap((terms) =>
  CITATION_PARTS.flatMap((part) => LEAVING.map((leaving) => [terms, part, leaving] as const)),
);

it.each(cells)("%s, %s, %s", (terms, part, leaving) => {
  const expected = leaving === "under_terms" ? ["+"] : ["+", "n"];
  expect(leaves(terms, part, leaving)).toBe(expected.includes(meant(terms, part) ?? ""));
  expect(termsThatLet(part, leaving).includes(terms)).toBe(leaves(terms, part, leaving));
});

describe("a source is called", () => {
  const called = (terms: Terms, agreedDescription: string) =>
    LEAVING.map((leaving) => attributedAs({ name: "Ada Wren", terms, agreedDescription }, leaving));

  it.each<[Terms, string, string, string]>([
    ["not_said", "", "a source, terms not said", "Ada Wren"],
    ["on_record", "", "Ada Wren", "Ada Wren"],
    ["background", "a port official", "a port official", "Ada Wren"],
    ["background", "", "a source, on background", "Ada Wren"],
    ["not_for_attribution", "a port official", "a port official", "Ada Wren"],
    ["not_for_attribution", "", "a source, not for attribution", "Ada Wren"],
    // What was described under other terms is no attribution under these.
    ["deep_background", "a port official", "no attribution", "Ada Wren"],
    ["deep_background", "", "no attribution", "Ada Wren"],
    ["off_record", "a port official", "a source, off the record", "a source, off the record"],
  ])("%s, described as %j: %s", (terms, description, underTerms, withNames) => {
    expect(called(terms, description)).toEqual([underTerms, withNames]);
  });
});

it.each<[Terms, string, string]>([
  ["not_said", "", "a source, terms not said"],
  ["on_record", "", "Ada Wren"],
  ["background", "a port official", "a port official, on background"],
  ["background", "", "a source, on background"],
  ["not_for_attribution", "a port official", "a port official, not for attribution"],
  ["not_for_attribution", "", "a source, not for attribution"],
  ["deep_background", "", "no attribution, on deep background"],
  ["off_record", "", "a source, off the record"],
])("on paper, %s, described as %j: %s", (terms, agreedDescription, expected) => {
  expect(attributedOnPaper({ name: "Ada Wren", terms, agreedDescription })).toBe(expected);
});

it("a description is for terms that know one", () => {
  const knowing = TERMS.filter((terms) => descriptionFault(terms, "a port official") === null);
  expect(knowing).toEqual(["background", "not_for_attribution"]);
  expect(TERMS.map((terms) => descriptionFault(terms, ""))).toEqual(TERMS.map(() => null));
});
