/**
 * What a fault of a field is called where its schema does not say: the library's own words name types
 * of a program, and a schema's one word for "not there" stands in for all that can be wrong with it.
 */
import type { z } from "zod";

const NOT_THERE = "is missing";
const OF_THE_LIBRARY = /^(?:Too big|Too small|Invalid input|Invalid option|Invalid string)\b/;

/** The schema's own words, unless they are the library's or speak of another fault. */
export function faultWords(issue: z.core.$ZodIssue): string {
  const { message } = issue;
  if (message !== NOT_THERE && !OF_THE_LIBRARY.test(message)) return message;
  switch (issue.code) {
    case "too_big":
      return `${BOUND[issue.origin]?.more ?? "is more than"} ${issue.maximum}${BOUND[issue.origin]?.unit ?? ""}`;
    case "too_small":
      return `${BOUND[issue.origin]?.less ?? "is less than"} ${issue.minimum}${BOUND[issue.origin]?.unit ?? ""}`;
    case "invalid_type":
      return message.endsWith("received undefined") || message === NOT_THERE
        ? NOT_THERE
        : `is not ${TYPES[issue.expected] ?? "of the kind that goes here"}`;
    case "invalid_value":
      return `is none of ${issue.values.map((value) => `“${String(value)}”`).join(", ")}`;
    default:
      return message;
  }
}

const BOUND: Readonly<Record<string, { more: string; less: string; unit: string }>> = {
  string: { more: "is longer than", less: "is shorter than", unit: " characters" },
  array: { more: "has more entries than", less: "has fewer entries than", unit: "" },
};

const TYPES: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};
