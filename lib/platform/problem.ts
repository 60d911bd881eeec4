/**
 * The one form of every refusal: problem details (RFC 9457), with what a program goes by (`code`,
 * `fields`, `unmet`, `current`) beside what it may show. `error` holds the same once more, as
 * Sourceline's own screens read it. Pure.
 */
import type { ErrorAnswer, ErrorCode } from "./errors";

export const PROBLEM_TYPE = "application/problem+json";

/** `FAULT`: ours; everything else is a refusal. */
export type ProblemCode = ErrorCode | "FAULT";

/** What is the same whenever the code is: in a few words, and at which place the API's page tells more. */
export const PROBLEM_TITLES: Record<ProblemCode, string> = {
  UNAUTHENTICATED: "Nobody is signed in",
  NOT_FOUND: "Not found",
  FORBIDDEN: "Not allowed",
  INVALID: "Not understood",
  RULE_UNMET: "A rule stands against it",
  CONFLICT: "Somebody else was first",
  STALE: "Not the version that stands",
  TOO_LARGE: "Too large",
  THROTTLED: "Too often",
  BUSY: "Busy",
  STORAGE: "It cannot be kept",
  FAULT: "A fault of the server",
};

/** Where the API's own page tells what the code means. */
export function problemType(code: ProblemCode): string {
  return `/api/docs#${code.toLowerCase().replaceAll("_", "-")}`;
}

export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  error: Omit<ErrorAnswer, "code"> & { code: ProblemCode };
} & Omit<ErrorAnswer, "code" | "message"> & { code: ProblemCode };

export function problemOf(
  answer: Omit<ErrorAnswer, "code"> & { code: ProblemCode },
  status: number,
): Problem {
  const { code, message, ...facts } = answer;
  return {
    type: problemType(code),
    title: PROBLEM_TITLES[code],
    status,
    detail: message,
    ...{ code, ...facts },
    error: answer,
  };
}
