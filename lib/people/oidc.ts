/**
 * Sign-in through the newsroom's identity provider. It proves who somebody is; whether they
 * belong here was decided by an administrator: an account or an open invitation must exist.
 */
import { commit, unchanged } from "@/lib/audit/commit";
import { SYSTEM, type Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { job } from "@/lib/platform/threads";
import { faultInText } from "@/lib/platform/text";
import { acceptByEmail } from "./invitations";
import { NAME_LONGEST } from "./rules";
import { recordSignIn, type SignedIn } from "./sign-in";

/** What the identity token says, as far as it is used. */
export type Claims = {
  sub: string;
  email?: string | undefined;
  email_verified?: boolean | string | undefined;
  name?: string | undefined;
};

export type Admission =
  | { admitted: SignedIn }
  /** `UnverifiedEmail`: the provider does not vouch for the address; `NotInvited`: everything else. */
  | { refused: "NotInvited" | "UnverifiedEmail" };

/** A subject means something only together with its issuer. */
function subjectOf({ sub }: Claims): string {
  return `${env().oidc?.issuer ?? ""}|${sub}`;
}

export async function admitByProvider(claims: Claims): Promise<Admission> {
  const oidcSubject = subjectOf(claims);
  const known = await findAccount({ oidcSubject });
  if (known) return signIn(known);
  const email = claims.email?.trim().toLowerCase();
  if (!email) return { refused: "NotInvited" };
  // Some providers send the text "true".
  if (String(claims.email_verified) !== "true") return { refused: "UnverifiedEmail" };
  const person = await findAccount({ email });
  if (person) return (await link(person, oidcSubject)) ? signIn(person) : { refused: "NotInvited" };
  const joined = await acceptByEmail(email, { name: nameOf(claims, email), oidcSubject });
  if (!joined) return { refused: "NotInvited" };
  const newcomer = await findAccount({ oidcSubject });
  return newcomer ? signIn(newcomer) : { refused: "NotInvited" };
}

type Account = Actor & { epoch: number; isDisabled: boolean };

async function findAccount(
  where: { oidcSubject: string } | { email: string },
): Promise<Account | null> {
  const user = await db().user.findUnique({ where });
  if (!user) return null;
  const { id, name, email, role, sessionEpoch, disabledAt } = user;
  return { userId: id, name, email, role, epoch: sessionEpoch, isDisabled: disabledAt !== null };
}

async function signIn(person: Account): Promise<Admission> {
  if (person.isDisabled) return { refused: "NotInvited" };
  await recordSignIn(person, "oidc");
  return { admitted: { userId: person.userId, epoch: person.epoch } };
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
