/**
 * Sign-in through the newsroom's identity provider. It proves who somebody is, by as many factors
 * as it asks for: none of ours is asked for on top. Whether they belong here was decided by an
 * administrator: an account or an open invitation must exist.
 */
import { commit, unchanged } from "@/lib/audit/commit";
import { SYSTEM } from "@/lib/access/actor";
import type { Arrival } from "@/lib/access/arrival";
import type { StartedSession } from "@/lib/access/session";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { job } from "@/lib/platform/threads";
import { faultInText } from "@/lib/platform/text";
import { acceptByEmail } from "./invitations";
import { NAME_LONGEST } from "./rules";
import { beginSession } from "./sessions";

/** What the identity token says, as far as it is used. */
export type Claims = {
  sub: string;
  email?: string | undefined;
  email_verified?: boolean | string | undefined;
  name?: string | undefined;
};

export type Admission =
  | { admitted: StartedSession }
  /** `UnverifiedEmail`: the provider does not vouch for the address; `NotInvited`: everything else. */
  | { refused: "NotInvited" | "UnverifiedEmail" };

/** A subject means something only together with its issuer. */
function subjectOf({ sub }: Claims): string {
  return `${env().oidc?.issuer ?? ""}|${sub}`;
}

export async function admitByProvider(claims: Claims, arrival: Arrival): Promise<Admission> {
  const oidcSubject = subjectOf(claims);
  const known = await findAccount({ oidcSubject });
  if (known) return signIn(known, arrival);
  const email = claims.email?.trim().toLowerCase();
  if (!email) return { refused: "NotInvited" };
  // Some providers send the text "true".
  if (String(claims.email_verified) !== "true") return { refused: "UnverifiedEmail" };
  const person = await findAccount({ email });
  if (person)
    return (await link(person, oidcSubject)) ? signIn(person, arrival) : { refused: "NotInvited" };
  const joined = await acceptByEmail(email, { name: nameOf(claims, email), oidcSubject });
  if (!joined) return { refused: "NotInvited" };
  const newcomer = await findAccount({ oidcSubject });
  return newcomer ? signIn(newcomer, arrival) : { refused: "NotInvited" };
}

type Account = { userId: number; isDisabled: boolean };

async function findAccount(
  where: { oidcSubject: string } | { email: string },
): Promise<Account | null> {
  const user = await db().user.findUnique({ where });
  return user && { userId: user.id, isDisabled: user.disabledAt !== null };
}

async function signIn({ userId, isDisabled }: Account, arrival: Arrival): Promise<Admission> {
  if (isDisabled) return { refused: "NotInvited" };
  return { admitted: await beginSession({ userId, by: "oidc", arrival }) };
}

/** Ties the account to the provider's subject, for good; false when it is tied to another one. */
async function link(person: Account, oidcSubject: string): Promise<boolean> {
  if (person.isDisabled) return false;
  return tie({ userId: person.userId, oidcSubject });
}

const tie = job(
  "writer",
  "people.linkToProvider",
  ({ userId, oidcSubject }: { userId: number; oidcSubject: string }) =>
    commit<boolean>(SYSTEM, async (tx) => {
      const { count } = await tx.user.updateMany({
        where: { id: userId, oidcSubject: null },
        data: { oidcSubject },
      });
      if (count === 0) return unchanged(false);
      return {
        result: true,
        events: [{ type: "person.linked_to_provider", userId, data: {} }],
      };
    }),
);

function nameOf({ name }: Claims, email: string): string {
  const given = name?.replace(/\s+/g, " ").trim().slice(0, NAME_LONGEST);
  return given && !faultInText(given) ? given : email.replace(/@.*/, "");
}
