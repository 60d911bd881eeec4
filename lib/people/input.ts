/** What may be sent about accounts; faults name field and remedy. Shared by forms and endpoints. */
import { z } from "zod";
import { ROLES } from "@/lib/access/policy";
import { id, line, requiredLine, revision } from "@/lib/platform/text";
import { EMAIL_LONGEST, faultInPassword, NAME_LONGEST, PASSWORD_LONGEST } from "./rules";

/** Addresses are kept in lower case: the account's name at sign-in. */
const email = line(EMAIL_LONGEST)
  .transform((value) => value.toLowerCase())
  .pipe(z.email("Write an email address such as name@newsroom.example."));

const name = requiredLine(NAME_LONGEST, "the name that colleagues know");
const role = z.enum(ROLES, "Choose one of the roles.");

/** Text as typed: a password's spaces are its own. */
const secret = z.string("is missing").max(PASSWORD_LONGEST * 4, "is too long");
const present = secret.min(1, "Enter your password.");

function withGoodPassword<Shape extends { email: string; password: string }>(
  person: Shape,
  context: z.RefinementCtx<Shape>,
): void {
  const fault = faultInPassword(person.password, person.email);
  if (fault) context.addIssue({ code: "custom", path: ["password"], message: fault });
}

/** Kept loose on purpose: whatever is no account's address is answered like a wrong password. */
export const signInInput = z.object({
  email: line(EMAIL_LONGEST)
    .transform((value) => value.toLowerCase())
    .refine((value) => value.length > 0, "Enter your email address."),
  password: present,
});

export const createAccountInput = z
  .strictObject({ email, name, role, password: secret })
  .superRefine(withGoodPassword);

export const changeRoleInput = z.strictObject({ userId: id, revision, role });
export const personInput = z.strictObject({ userId: id, revision });

export type SignInInput = z.output<typeof signInInput>;
export type CreateAccountInput = z.output<typeof createAccountInput>;
export type ChangeRoleInput = z.output<typeof changeRoleInput>;
export type PersonInput = z.output<typeof personInput>;
