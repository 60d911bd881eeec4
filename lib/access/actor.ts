/** Who acts: a signed-in person as their row stands now. Passed in, never looked up inside. */
import type { Action, Granted, Role } from "./policy";

export type Actor = {
  readonly userId: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
};

/**
 * Who acts, after the policy agreed to an action of theirs. Whatever reads records takes one of these:
 * `authorize(actor, "claim.read")` makes the actor one, and so does `can` where it says yes.
 */
export type Authorized<A extends Action> = Actor & Granted<A>;

/** The installation itself: set-up and the command line. Its events have no person. */
export type SystemActor = { readonly userId: null; readonly name: "Sourceline" };

export const SYSTEM: SystemActor = { userId: null, name: "Sourceline" };
