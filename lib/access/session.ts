/** Finds out who is asking, from the session and the person's row as it stands now. */
import { redirect } from "next/navigation";
import type { Actor } from "./actor";

export async function getActor(): Promise<Actor | null> {
  return Promise.resolve(null);
}

/** For pages: the actor, or off to the sign-in page. */
export async function requireActor(): Promise<Actor> {
  return (await getActor()) ?? redirect("/sign-in");
}
