/**
 * Hands one mail to the newsroom's mail server. Whatever stood in the way comes back in words of ours:
 * a server's own sentence may hold an address, and is neither kept nor logged.
 */
import { createTransport } from "nodemailer";
import type { MailText } from "./mail-text";

export type Addressed = MailText & {
  to: string;
  from: string;
  /** The same each time that the mail is tried, by which a reader's program knows it again. */
  messageId: string;
  /** Where its reader says how they are told. */
  settings: string;
};

/** `refused`: this mail, for good. `unreachable`: any mail, for now. `later`: this one, for now. */
export type Sent = { is: "sent" } | { is: "refused" | "later" | "unreachable"; because: string };

/** Milliseconds for each step of the conversation. */
export const PATIENCE = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
};

export async function sendMail(
  url: string,
  { settings, ...mail }: Addressed,
  patience: typeof PATIENCE = PATIENCE,
): Promise<Sent> {
  const transport = createTransport({ ...patience, url });
  try {
    await transport.sendMail({
      ...mail,
      headers: { "Auto-Submitted": "auto-generated", "List-Unsubscribe": `<${settings}>` },
      // Neither a file nor an address is read for it, whatever it says.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return { is: "sent" };
  } catch (error) {
    return whyNot(error);
  } finally {
    transport.close();
  }
}

type SmtpError = { code?: unknown; responseCode?: unknown; command?: unknown };

function whyNot(error: unknown): Sent {
  const { code, responseCode } = (error ?? {}) as SmtpError;
  if (code === "EAUTH")
    return { is: "unreachable", because: "the mail server refused the sign-in" };
  if (typeof responseCode === "number") {
    const because = `the mail server answered ${responseCode}`;
    return { is: responseCode >= 500 ? "refused" : "later", because };
  }
  if (code === "ETIMEDOUT") return { is: "unreachable", because: "the mail server did not answer" };
  if (code === "ETLS") return { is: "unreachable", because: "no secure connection came about" };
  return { is: "unreachable", because: "the mail server was not reached" };
}
