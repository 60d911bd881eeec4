/** Setting up a newsroom: the first administrator, once, by whoever has the console's code. */
import { SYSTEM, type Actor } from "@/lib/access/actor";
import { hasAccounts } from "@/lib/access/accounts";
import { commit } from "@/lib/audit/commit";
import { invalidField, notFound, throttled } from "@/lib/platform/errors";
import { job } from "@/lib/platform/threads";
import { admitAttempt, QUARTER_OF_AN_HOUR, uncountAttempt } from "./attempts";
import type { SetUpInput } from "./input";
import { hashPassword } from "./password";
import { forgetSetUpCode, isSetUpCode } from "./set-up-code";
import { waitInWords } from "./throttle";

/**
 * @throws SourcelineError NOT_FOUND once anybody has an account, also when two set up at the
 * same time; INVALID for a wrong code; THROTTLED after ten of them
 * from one address.
 */
export async function setUpNewsroom(
  { code, email, name, password }: Omit<SetUpInput, "withDemoStory">,
  address: string,
): Promise<Actor> {
  if (await hasAccounts()) throw notFound();
  // Each address by itself: whoever guesses keeps nobody else out.
  const admission = await admitAttempt([
    { key: `set-up code from ${address}`, most: 10, withinSeconds: QUARTER_OF_AN_HOUR },
  ]);
  if (!admission.admitted) {
    throw throttled(`Too many wrong codes. ${waitInWords(admission.waitSeconds)}`);
  }
  if (!isSetUpCode(code)) {
    throw invalidField("code", "This is not the code that the console shows.");
  }
  await uncountAttempt(admission.ids);
  const passwordHash = await hashPassword(password);
  const admin = await createFirstAdmin({ email, name, passwordHash });
  forgetSetUpCode();
  return admin;
}

const createFirstAdmin = job(
  "writer",
  "people.setUp",
  ({ email, name, passwordHash }: { email: string; name: string; passwordHash: string }) =>
    commit<Actor>(SYSTEM, async (tx, createdAt) => {
      if ((await tx.user.count()) > 0) throw notFound();
      const role = "admin" as const;
      const { id } = await tx.user.create({ data: { email, name, role, passwordHash, createdAt } });
      // The days of grace for administrators begin here.
      await tx.factorRule.create({ data: { role, since: createdAt } });
      return {
        result: { userId: id, name, email, role },
        events: [
          { type: "newsroom.set_up", userId: id, data: { email, name } },
          { type: "person.joined", userId: id, data: { email, role, name, by: "set-up" } },
        ],
      };
    }),
);
