/** An event that changes no record: somebody signed in, a table was handed out. */
import type { Actor, SystemActor } from "@/lib/access/actor";
import { job } from "@/lib/platform/threads";
import { commit } from "./commit";
import type { NewEvent } from "./events";

export const writeDown = job(
  "writer",
  "audit.writeDown",
  ({ actor, event }: { actor: Actor | SystemActor; event: NewEvent }) =>
    commit<null>(actor, () => Promise.resolve({ result: null, events: [event] })),
);
