/**
 * Who may do a thing: the one table, role × action. Whether a claim's or story's state
 * permits it is a domain rule and stands in that domain's rules.ts.
 * Pure, so that screens and server ask the same function.
 */
import { forbidden } from "@/lib/platform/errors";

export const ROLES = ["admin", "editor", "reviewer", "viewer"] as const;
export type Role = (typeof ROLES)[number];

const EVERYONE = ROLES;
const DESK = ["admin", "editor", "reviewer"] as const;
const EDITORS = ["admin", "editor"] as const;
const REVIEWERS = ["admin", "reviewer"] as const;
const ADMINS = ["admin"] as const;

export const POLICY = {
  "story.read": EVERYONE,
  "story.create": EDITORS,
  "story.edit": EDITORS,
  "story.share": EDITORS,
  "draft.read": EVERYONE,
  "draft.add": EDITORS,
  "source.read": EVERYONE,
  "source.create": DESK,
  "source.edit": DESK,
  "source.merge": DESK,
  "source.share": EDITORS,
  "claim.read": EVERYONE,
  "claim.log": EDITORS,
  "claim.edit": EDITORS,
  "claim.assign": DESK,
  "claim.withdraw": EDITORS,
  "claim.split": EDITORS,
  "claim.merge": EDITORS,
  "claim.handOver": EDITORS,
  "citation.edit": DESK,
  "verdict.give": REVIEWERS,
  "question.raise": REVIEWERS,
  "question.answer": DESK,
  "question.close": REVIEWERS,
  "question.dismiss": DESK,
  "claims.export": EVERYONE,
  "view.save": EVERYONE,
  "view.share": DESK,
  "history.read": EVERYONE,
  "account.keep": EVERYONE,
  "log.read": ADMINS,
  "people.read": ADMINS,
  "people.manage": ADMINS,
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof POLICY;

export function can(actor: { role: Role }, action: Action): boolean {
  const allowed: readonly Role[] = POLICY[action];
  return allowed.includes(actor.role);
}

/** @throws SourcelineError FORBIDDEN, naming who may. */
export function authorize(actor: { role: Role }, action: Action): void {
  if (can(actor, action)) return;
  const allowed: readonly Role[] = POLICY[action];
  throw forbidden(`This is for ${allowed.join(", ")}; your role is ${actor.role}.`);
}
