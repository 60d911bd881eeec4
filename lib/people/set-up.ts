/** Setting up a newsroom: the first administrator, once, by whoever has the console's code. */
import { parseInput, readFields } from "@/lib/access/action";
import { SYSTEM, type Actor } from "@/lib/access/actor";
import { hasAccounts } from "@/lib/access/accounts";
import { commit } from "@/lib/audit/commit";
import { invalidFields, notFound, throttled } from "@/lib/platform/errors";
import { job } from "@/lib/platform/threads";
import { admitAttempt, QUARTER_OF_AN_HOUR, uncountAttempt } from "./attempts";
import { setUpInput } from "./input";
import { hashPassword } from "./password";
import { faultInPassword } from "./rules";
import { forgetSetUpCode, isSetUpCode } from "./set-up-code";
import { waitInWords } from "./throttle";

/**
 * @param raw what the form sent, by setUpInput.
 * @throws SourcelineError NOT_FOUND once anybody has an account, also when two set up at the
 * same time; INVALID naming everything that is wrong, the code included; THROTTLED after ten
 * wrong codes from one address.
 */
export async function setUpNewsroom(
  raw: unknown,
  address: string,
): Promise<{ admin: Actor; withDemoStory: boolean }> {
  if (await hasAccounts()) {
    parseInput(setUpInput, raw);
    throw notFound();
  }
  const read = readFields(setUpInput, raw);
  const { code, password, email = "" } = read.values;
  const easy = password === undefined ? null : faultInPassword(password, email);
  const isRight = code === undefined || (await isRightCode(code, address));
  const faults = {
    ...read.faults,
    ...(isRight ? {} : { code: "This is not the code that the console shows." }),
    ...(easy === null ? {} : { password: easy }),
  };
  if (Object.keys(faults).length > 0) throw invalidFields(faults);
  const { withDemoStory, ...account } = parseInput(setUpInput, raw);
  const passwordHash = await hashPassword(account.password);
  const admin = await createFirstAdmin({ email: account.email, name: account.name, passwordHash });
  forgetSetUpCode();
  return { admin, withDemoStory };
}

/** Counts a wrong one. @throws SourcelineError THROTTLED. */
async function isRightCode(code: string, address: string): Promise<boolean> {
  // Each address by itself: whoever guesses keeps nobody else out.
  const admission = await admitAttempt([
    { key: `set-up code from ${address}`, most: 10, withinSeconds: QUARTER_OF_AN_HOUR },
  ]);
  if (!admission.admitted) {
    throw throttled(`Too many wrong codes. ${waitInWords(admission.waitSeconds)}`);
  }
  if (!isSetUpCode(code)) return false;
  await uncountAttempt(admission.ids);
  return true;
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
