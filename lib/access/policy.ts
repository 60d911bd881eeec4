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
  /** And to take it back: it makes every claim that leans on it suspect. */
  "source.retract": DESK,
  /** Of the sources whose identity one keeps, or was named for; nobody sees another's by their role. */
  "identity.keep": DESK,
  "identity.look": DESK,
  "claim.read": EVERYONE,
  "claim.log": EDITORS,
  "claim.edit": EDITORS,
  "claim.assign": DESK,
  "claim.withdraw": EDITORS,
  "claim.split": EDITORS,
  "claim.merge": EDITORS,
  "claim.handOver": EDITORS,
  /** That a suspect claim stands; four eyes hold as for a verdict. */
  "claim.reconfirm": DESK,
  "citation.edit": DESK,
  "verdict.give": REVIEWERS,
  "question.raise": DESK,
  "question.sendBack": REVIEWERS,
  "question.answer": DESK,
  /** And to name people in what is said: whoever asked is on the desk, and replies as well. */
  "question.reply": DESK,
  "question.close": DESK,
  "question.dismiss": DESK,
  "reply.read": EVERYONE,
  /** Whom the newsroom asks, by when, and what is put to them. */
  "reply.request": EDITORS,
  /** What came of it: whoever is on the desk takes the call. */
  "reply.record": DESK,
  "correction.read": EVERYONE,
  /** That something is said to be wrong in what was published, or that it is not. */
  "correction.report": DESK,
  "correction.make": EDITORS,
  /** Whoever calls cites what they are told, and asks about what is corrected. */
  "call.make": DESK,
  /** How a source is reached is for those who call. */
  "contact.see": DESK,
  "contact.keep": DESK,
  "claims.export": EVERYONE,
  "claims.exportNames": EDITORS,
  "lint.waive": DESK,
  "clearance.read": EVERYONE,
  /** That a draft may go out, and that it may not any more. */
  "clearance.give": EDITORS,
  "clearance.override": EDITORS,
  /** The same by a policy that leaves it to administrators alone. */
  "clearance.overrideStrictly": ADMINS,
  /** Of either kind; which one, by the two rows below. */
  "clearance.sign": DESK,
  "clearance.approveUnnamed": EDITORS,
  "clearance.signLegal": REVIEWERS,
  "clearance.managePolicies": ADMINS,
  "view.save": EVERYONE,
  "view.share": DESK,
  /** Of what one did oneself; each kind of it needs what doing it needs. */
  "act.undo": EVERYONE,
  "history.read": EVERYONE,
  "account.keep": EVERYONE,
  /** One's own, of stories that one sees. */
  "notification.read": EVERYONE,
  "log.read": ADMINS,
  "people.read": ADMINS,
  "people.manage": ADMINS,
  "orphan.open": ADMINS,
  /** Schedules, legal holds, and what of a story is erased: each by two of them. */
  "retention.read": ADMINS,
  "retention.set": ADMINS,
  "hold.place": ADMINS,
  "erasure.order": ADMINS,
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof POLICY;

/**
 * What a thing is read with, by the first word of an action: whoever may not read a story may not
 * read the claims that stand in it either, nor change them.
 */
const READ_WITH = {
  story: ["story.read"],
  source: ["source.read", "story.read"],
  identity: ["source.read", "story.read"],
  claim: ["claim.read", "source.read", "story.read"],
  claims: ["claim.read", "source.read", "story.read"],
  citation: ["claim.read", "source.read", "story.read"],
  verdict: ["claim.read", "source.read", "story.read"],
  question: ["claim.read", "source.read", "story.read"],
  reply: ["reply.read", "draft.read", "claim.read", "source.read", "story.read"],
  correction: ["correction.read", "draft.read", "claim.read", "source.read", "story.read"],
  clearance: [
    ...(["clearance.read", "draft.read", "claim.read", "source.read", "story.read"] as const),
  ],
  call: ["claim.read", "source.read", "story.read"],
  contact: ["source.read", "story.read"],
  lint: ["draft.read", "claim.read", "source.read", "story.read"],
  view: ["claim.read", "source.read", "story.read"],
  act: ["claim.read", "source.read", "story.read"],
  draft: ["draft.read", "claim.read", "source.read", "story.read"],
  history: ["history.read", "claim.read", "source.read", "story.read"],
  log: ["log.read", "claim.read", "source.read", "story.read"],
  people: ["people.read"],
  orphan: ["people.read"],
  retention: ["retention.read", "claim.read", "source.read", "story.read"],
  hold: ["retention.read", "claim.read", "source.read", "story.read"],
  erasure: ["retention.read", "claim.read", "source.read", "story.read"],
  account: ["account.keep"],
  notification: ["claim.read", "source.read", "story.read"],
} as const satisfies Record<Thing<Action>, readonly Action[]>;

type Thing<A extends Action> = A extends `${infer First}.${string}` ? First : never;

/** Exists for the compiler alone. A class, because its private member can be neither written nor copied. */
declare class Asked<A extends Action> {
  private readonly policy: (action: A) => void;
}

/**
 * That the policy was asked for this action, and agreed: only `can` and `authorize` give it. For one
 * of several actions: that it was one of them.
 */
export type Granted<A extends Action> = A extends Action
  ? Asked<A | (typeof READ_WITH)[Thing<A>][number]>
  : never;

export function can<Person extends { role: Role }, A extends Action>(
  actor: Person,
  action: A,
): actor is Person & Granted<A> {
  return missing(actor, action) === undefined;
}

/**
 * From here on the actor is one who may: what reads records takes nobody else.
 * @throws SourcelineError FORBIDDEN, naming who may.
 */
export function authorize<Person extends { role: Role }, A extends Action>(
  actor: Person,
  action: A,
): asserts actor is Person & Granted<A> {
  const refused = missing(actor, action);
  if (refused === undefined) return;
  const allowed = POLICY[refused].join(", ") || "nobody";
  throw forbidden(`This is for ${allowed}; your role is ${actor.role}.`);
}

/** The row that refuses. */
function missing({ role }: { role: Role }, action: Action): Action | undefined {
  if (!isIn(action, role)) return action;
  const thing = action.slice(0, action.indexOf(".")) as Thing<Action>;
  return READ_WITH[thing].find((row) => !isIn(row, role));
}

function isIn(action: Action, role: Role): boolean {
  const allowed: readonly Role[] = POLICY[action];
  return allowed.includes(role);
}
