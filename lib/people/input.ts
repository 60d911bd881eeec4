/** What may be sent about accounts; faults name field and remedy. Shared by forms and endpoints. */
import { z } from "zod";
import { ROLES } from "@/lib/access/policy";
import { TOKEN_SCOPES } from "@/lib/access/token-scopes";
import { id, line, requiredLine, revision } from "@/lib/platform/text";
import { faultInName, isOurName } from "./names";
import {
  EMAIL_LONGEST,
  FACTOR_NAME_LONGEST,
  faultInPassword,
  INVITATION_DAYS,
  NAME_LONGEST,
  PASSWORD_LONGEST,
  TOKEN_DAYS,
  TOKEN_DAYS_MOST,
  TOKEN_NAME_LONGEST,
} from "./rules";

/** Addresses are kept in lower case: the account's name at sign-in. */
const email = line(EMAIL_LONGEST)
  .transform((value) => value.toLowerCase())
  .pipe(z.email("Write an email address such as name@newsroom.example."));

const name = requiredLine(NAME_LONGEST, "the name that colleagues know").superRefine(
  (value, context) => {
    const fault = isOurName(value)
      ? "Sourceline goes by this name itself; write another."
      : faultInName(value);
    if (fault !== null) context.addIssue({ code: "custom", message: fault });
  },
);
/** Said by a command, too, where only it knows that a name is needed. */
export const NAME_MISSING = "Write the name that colleagues know.";
const role = z.enum(ROLES, "Choose one of the roles.");

/** Text as typed: a password's spaces are its own. */
const secret = z.string("is missing").max(PASSWORD_LONGEST * 4, "is too long");
export const PASSWORD_NOT_ENTERED = "Enter your password.";
const present = secret.min(1, PASSWORD_NOT_ENTERED);

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

/** Who takes restricted stories over that nobody else can work in; asked for where one may be left. */
const takesOverId = id.nullish();

export const changeRoleInput = z.strictObject({ userId: id, revision, role, takesOverId });
export const disablePersonInput = z.strictObject({ userId: id, revision, takesOverId });
export const personInput = z.strictObject({ userId: id, revision });

export const inviteInput = z.strictObject({
  email,
  role,
  days: z.literal(INVITATION_DAYS, "Choose how long the link works.").default(7),
});

export const revokeInvitationInput = z.strictObject({ id });

/**
 * The password is held against the invitation's address, which the server knows, as it does
 * whether a name is needed.
 */
export const acceptInvitationInput = z.strictObject({
  token: z.string().max(200),
  name: line(NAME_LONGEST).default(""),
  password: secret,
});

/** The password is held against the address where the code is held against the console's. */
export const setUpInput = z.strictObject({
  code: line(60).refine((value) => value.length > 0, "Enter the code from the console."),
  name,
  email,
  password: secret,
  withDemoStory: z.boolean().default(false),
});

export const personIdInput = z.strictObject({ userId: id });

export const renamePersonInput = z.strictObject({ userId: id, revision, name });

/** Both are judged by the command, so that it says at once what is wrong with either. */
export const changePasswordInput = z.strictObject({ current: secret, password: secret });

export const nothing = z.strictObject({});

export const sessionIdInput = z.strictObject({ sessionId: z.string().max(100) });
export const noticeIdInput = z.strictObject({ id });

const factorName = requiredLine(FACTOR_NAME_LONGEST, "a name for your own list");
export const FACTOR_NAME_MISSING = "Write a name for your own list.";
const stepId = z.string().max(100);
export const addTotpInput = z.strictObject({
  stepId,
  code: z.string("is missing").max(100, "is too long"),
  /** The command says that it is missing, beside what is wrong with the code. */
  name: line(FACTOR_NAME_LONGEST),
});
export const addPasskeyInput = z.strictObject({
  stepId,
  name: factorName,
  response: z.looseObject({}, "is missing"),
});
/** Empty for people who have no password here. */
const presentOrNone = secret.default("");
export const removeFactorInput = z.strictObject({ factorId: id, current: presentOrNone });
export const presentPasswordInput = z.strictObject({ current: presentOrNone });

/** Who may write may read: what was written is answered. */
const scopes = z
  .array(z.enum(TOKEN_SCOPES, "is read or write"), "is missing")
  .min(1, "Choose what it is for.")
  .max(10, "are read or write")
  .default(["read"])
  .transform((chosen) => TOKEN_SCOPES.filter((each) => each === "read" || chosen.includes(each)));
export const newTokenInput = z.strictObject({
  name: requiredLine(TOKEN_NAME_LONGEST, "what it is for"),
  scopes,
  days: z
    .int("is not a number of days")
    .min(1, "is at least one day")
    .max(TOKEN_DAYS_MOST, `is at most ${TOKEN_DAYS_MOST} days`)
    .default(TOKEN_DAYS),
});
export const makeTokenInput = newTokenInput.extend({ current: presentOrNone });
export const tokenIdInput = z.strictObject({ id });

export const requireFactorInput = z.strictObject({ role, required: z.boolean() });

/** One of the three. What a passkey answers is read by the library that knows its form. */
const passkeyAnswer = z.looseObject({ id: z.string().max(2_000) }, "is missing");
const typedCode = z.string("is missing").max(100, "is too long");
export const secondStepInput = z
  .strictObject({
    code: typedCode.optional(),
    recoveryCode: typedCode.optional(),
    passkey: passkeyAnswer.optional(),
  })
  .refine(
    (given) => Object.keys(given).length === 1,
    "Send a code, a recovery code or a passkey's answer.",
  );

export type SignInInput = z.output<typeof signInInput>;
export type CreateAccountInput = z.output<typeof createAccountInput>;
export type ChangeRoleInput = z.output<typeof changeRoleInput>;
export type PersonIdInput = z.output<typeof personIdInput>;
export type DisablePersonInput = z.output<typeof disablePersonInput>;
export type PersonInput = z.output<typeof personInput>;
export type InviteInput = z.output<typeof inviteInput>;
export type RevokeInvitationInput = z.output<typeof revokeInvitationInput>;
export type RenamePersonInput = z.output<typeof renamePersonInput>;
export type AddTotpInput = z.output<typeof addTotpInput>;
export type RemoveFactorInput = z.output<typeof removeFactorInput>;
export type PresentPasswordInput = z.output<typeof presentPasswordInput>;
export type RequireFactorInput = z.output<typeof requireFactorInput>;
export type NewTokenInput = z.output<typeof newTokenInput>;
export type MakeTokenInput = z.output<typeof makeTokenInput>;
export type SecondStepInput = z.output<typeof secondStepInput>;
export type ChangePasswordInput = z.output<typeof changePasswordInput>;
