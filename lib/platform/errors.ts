/**
 * The closed set of ways in which a command or query can refuse. Thrown by the core,
 * turned into an HTTP answer in one place (access/respond.ts). Anything else that is
 * thrown is a fault of ours and answered with 500.
 */
export type ErrorCode =
  | "UNAUTHENTICATED"
  | "NOT_FOUND"
  | "FORBIDDEN"
  | "INVALID"
  | "RULE_UNMET"
  | "CONFLICT"
  /** The same where the request itself said which version it meant (access/if-match.ts). */
  | "STALE"
  | "TOO_LARGE"
  | "THROTTLED"
  | "BUSY"
  | "STORAGE";

export const HTTP_STATUS: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401,
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  INVALID: 400,
  RULE_UNMET: 422,
  CONFLICT: 409,
  STALE: 412,
  TOO_LARGE: 413,
  THROTTLED: 429,
  BUSY: 503,
  // Insufficient Storage: it could not be kept, and will not be until somebody sees to the disk.
  STORAGE: 507,
};

export type FieldFaults = Record<string, string>;

/** What a client is told; also the shape of `error` in every JSON answer. */
export type ErrorAnswer = {
  code: ErrorCode;
  message: string;
  /** Fault by field name, for forms. */
  fields?: FieldFaults | undefined;
  /** Requirements of a desk rule that are not met, in words. */
  unmet?: string[] | undefined;
  /** The record as it stands now, for conflicts. */
  current?: unknown;
};

export class SourcelineError extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldFaults | undefined;
  readonly unmet: string[] | undefined;
  readonly current: unknown;

  constructor(answer: ErrorAnswer) {
    super(answer.message);
    this.name = "SourcelineError";
    this.code = answer.code;
    this.fields = answer.fields;
    this.unmet = answer.unmet;
    this.current = answer.current;
  }

  toAnswer(): ErrorAnswer {
    const { code, message, fields, unmet, current } = this;
    return { code, message, fields, unmet, current };
  }
}

export function notFound(what = "That page or record"): SourcelineError {
  return new SourcelineError({ code: "NOT_FOUND", message: `${what} could not be found.` });
}

export function forbidden(message = "Your role does not allow this."): SourcelineError {
  return new SourcelineError({ code: "FORBIDDEN", message });
}

export function invalid(message: string, fields?: FieldFaults): SourcelineError {
  return new SourcelineError({ code: "INVALID", message, fields });
}

/** Several fields are: each message stands beside its field. */
export function invalidFields(faults: FieldFaults): SourcelineError {
  const [first] = Object.entries(faults);
  return invalid(first ? `${first[0]}: ${first[1]}` : "The input is not valid.", faults);
}

/** One field is wrong: the message stands beside the field and above the form. */
export function invalidField(field: string, message: string): SourcelineError {
  return invalid(message, { [field]: message });
}

export function ruleUnmet(message: string, unmet: string[] = []): SourcelineError {
  return new SourcelineError({ code: "RULE_UNMET", message, unmet });
}

export function conflict(message: string, current: unknown): SourcelineError {
  return new SourcelineError({ code: "CONFLICT", message, current });
}

/** On screen a link, wherever a refusal says it. */
export const SIGN_IN_TO_GO_ON = "Sign in to go on.";

export function unauthenticated(): SourcelineError {
  return new SourcelineError({ code: "UNAUTHENTICATED", message: SIGN_IN_TO_GO_ON });
}

export function tooLarge(message: string): SourcelineError {
  return new SourcelineError({ code: "TOO_LARGE", message });
}

export function throttled(message: string): SourcelineError {
  return new SourcelineError({ code: "THROTTLED", message });
}

export function busy(): SourcelineError {
  return new SourcelineError({
    code: "BUSY",
    message:
      "Another program is writing to the newsroom's data. Nothing was saved; try again in a moment, and if it stays so, tell whoever runs Sourceline.",
  });
}
