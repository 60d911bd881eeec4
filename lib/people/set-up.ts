/** Setting up a newsroom: the first administrator, once, by whoever has the console's code. */
import { SYSTEM, type Actor } from "@/lib/access/actor";
import { hasAccounts } from "@/lib/access/accounts";
import { commit } from "@/lib/audit/commit";
import { now } from "@/lib/platform/clock";
import { invalidField, notFound, throttled } from "@/lib/platform/errors";
import { job } from "@/lib/platform/threads";
import type { SetUpInput } from "./input";
import { hashPassword } from "./password";
import { forgetSetUpCode, isSetUpCode } from "./set-up-code";
import { attempts } from "./sign-in";
import { waitInWords, type Limit } from "./throttle";

/**
 * @throws SourcelineError NOT_FOUND once anybody has an account, also when two set up at the
 * same time; INVALID for a wrong code; THROTTLED after ten of them.
 */
export async function setUpNewsroom({
  code,
  email,
  name,
  password,
}: Omit<SetUpInput, "withDemoStory">): Promise<Actor> {
  if (await hasAccounts()) throw notFound();
  const at = now();
  const limits: Limit[] = [{ key: "set-up code", most: 10, withinSeconds: 15 * 60 }];
  const admission = attempts().throttle.admit(limits, at);
  if (!admission.admitted) {
    throw throttled(`Too many wrong codes. ${waitInWords(admission.waitSeconds)}`);
  }
  if (!isSetUpCode(code)) {
    throw invalidField("code", "This is not the code that the console shows.");
  }
  attempts().throttle.takeBack(limits, at);
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
      return {
        result: { userId: id, name, email, role },
        events: [
          { type: "newsroom.set_up", userId: id, data: { email, name } },
          { type: "person.joined", userId: id, data: { email, role, name, by: "set-up" } },
        ],
      };
    }),
);
