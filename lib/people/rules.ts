/**
 * The rules of accounts: what a password must be, where a sign-in may lead, what an
 * invitation's state is, and that there is always an administrator. Pure; time passed in.
 */
import { can, type Role } from "@/lib/access/policy";

/** How long the link of an invitation may work. */
export const INVITATION_DAYS = [1, 3, 7, 14, 30] as const;

export const PASSWORD_SHORTEST = 12;
export const PASSWORD_LONGEST = 200;
export const NAME_LONGEST = 120;
export const EMAIL_LONGEST = 254;

/** The demo newsroom's accounts; one-click sign-in opens these and no others. */
export const DEMO_PASSWORD = "sourceline-demo";
export const DEMO_ACCOUNTS = [
  { email: "admin@newsroom.example", name: "Helen Marsh", role: "admin" },
  { email: "editor@newsroom.example", name: "Daniel Okafor", role: "editor" },
  { email: "reviewer@newsroom.example", name: "Ruth Lindqvist", role: "reviewer" },
  { email: "viewer@newsroom.example", name: "Priya Raman", role: "viewer" },
] as const satisfies ReadonlyArray<{ email: string; name: string; role: Role }>;

/** What each role is for, in the words that the people page and invitations use. */
export const ROLE_MEANING: Record<Role, string> = {
  admin: "Everything, and the people page",
  editor: "Stories, claims and sources; hands claims over for review",
  reviewer: "Gives verdicts, raises questions, edits sources and citations",
  viewer: "Reads and exports",
};

/** Whether somebody in this role can work in stories: write in them, and let others in. */
export function canWorkInStories(role: Role): boolean {
  return can({ role }, "story.share");
}

/** Long enough to pass the length rule, and tried first by everybody who guesses. */
const COMMONEST = new Set(
  `123456789012 1234567890123 12345678901234 123456789012345 1234567890123456 012345678910
  123123123123 112233445566 121212121212 987654321098 0987654321098 qwertyuiopas qwertyuiop12
  qwertyuiop123 qwerty123456 qwerty1234567 qwertyqwerty qwerty12345678 1q2w3e4r5t6y 1qaz2wsx3edc
  asdfghjkl123 asdfghjklqwe zxcvbnmasdfg zaq12wsxcde3 password1234 password12345 password123456
  password123! passwordpassword passw0rd1234 p@ssw0rd1234 p@ssword1234 mypassword12 mypassword123
  thepassword1 changeme1234 changemeplease letmein12345 letmeinletmein welcome12345 welcome123456
  iloveyou1234 iloveyou12345 iloveyouforever administrator administrator1 admin1234567 adminadmin12
  adminadminadmin football1234 baseball1234 basketball12 princess1234 sunshine1234 superman1234
  liverpool123 manchester12 trustno1trustno1 correcthorsebatterystaple abcdefghijkl abcdefghijklm
  abcdefghijklmnop abcd12345678 abc123456789 abcdef123456 a1b2c3d4e5f6 newsroom1234 newsroom12345
  sourceline123 sourceline1234 journalist12 journalist123 breakingnews`.split(/\s+/),
);

/** What is wrong with a new password, in words that say what to do; null when nothing is. */
export function faultInPassword(password: string, email: string): string | null {
  const length = Array.from(password).length;
  if (length < PASSWORD_SHORTEST) {
    return `Use at least ${PASSWORD_SHORTEST} characters; a few unrelated words are easy to remember.`;
  }
  if (length > PASSWORD_LONGEST) return `Use at most ${PASSWORD_LONGEST} characters.`;
  const plain = password.normalize("NFKC").toLowerCase().trim();
  const address = email.toLowerCase();
  if (plain === address || plain === address.replace(/@.*/, "")) {
    return "Use something other than your email address.";
  }
  if (COMMONEST.has(plain) || new Set(plain).size < 4) {
    return "This is one of the first passwords that are guessed; use another.";
  }
  return null;
}

/** Why nobody can sign in from a browser that keeps no cookies. */
export const COOKIES_NEEDED =
  "This browser keeps no cookies for this site, and signing in needs one: it holds who you are, and nothing else. Allow cookies for this site, then load the page again.";

/** Where to go after signing in: a path on this site, whatever the link asked for. */
export function safePath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith("/")) return "/";
  const here = "http://here.invalid";
  if (!URL.canParse(wanted, here)) return "/";
  const url = new URL(wanted, here);
  // "//elsewhere" and "/\elsewhere" are other sites to a browser.
  if (url.origin !== here || url.pathname.startsWith("//")) return "/";
  if (/^\/(api|sign-in|set-up|invitation)(\/|$)/.test(url.pathname)) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}

type InvitationDates = { expiresAt: Date; acceptedAt: Date | null; revokedAt: Date | null };

export type InvitationState = "open" | "accepted" | "revoked" | "expired";

export function invitationState(invitation: InvitationDates, at: Date): InvitationState {
  if (invitation.acceptedAt) return "accepted";
  if (invitation.revokedAt) return "revoked";
  return invitation.expiresAt > at ? "open" : "expired";
}

/** What somebody may do who must set up a second factor before anything else. */
export const ENROLMENT_COMMANDS = [
  "account.addTotp",
  "account.beginTotp",
  "account.signOutEverywhere",
] as const;

/** For how long an account that an administrator made or changed counts as their own hand. */
export const OWN_HAND_DAYS = 7;

export const FACTOR_NAME_LONGEST = 60;

export const TOKEN_NAME_LONGEST = 60;
/** How long an API token works, as without a word, and at most. */
export const TOKEN_DAYS = 90;
export const TOKEN_DAYS_MOST = 365;
/** Open at once, of one person: more than anybody tells apart. */
export const MOST_TOKENS = 50;

export const LAST_ADMIN =
  "Sourceline needs at least one administrator who can sign in. Make somebody else one first.";
