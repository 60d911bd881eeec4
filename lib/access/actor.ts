/** Who acts: a signed-in person as their row stands now. Passed in, never looked up inside. */
import type { Role } from "./policy";

export type Actor = {
  readonly userId: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
};

/** The installation itself: set-up and the command line. Its events have no person. */
export type SystemActor = { readonly userId: null; readonly name: "Sourceline" };

export const SYSTEM: SystemActor = { userId: null, name: "Sourceline" };
