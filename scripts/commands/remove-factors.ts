/** Takes all second factors off an account, for an administrator whom nobody else can help. */
import { removeFactorsOf } from "@/lib/people/factor-rules";
import { CommandFault, existingDatabase, refuseMore } from "./fault";

export async function removeFactorsFrom(args: readonly string[]): Promise<number> {
  const [email, ...more] = args;
  if (!email) throw new CommandFault("Say whose: npm run sourceline -- remove-factors EMAIL");
  refuseMore(more);
  existingDatabase();
  await removeFactorsOf(email);
  console.log(`${email} signs in with the password alone until a second factor is set up anew.`);
  return 0;
}
