/**
 * What a mail says: what happened, to which claim of which story by their numbers, and where to read
 * of it. No wording, no name, no slug (which is made of a headline's words): a mail lies in the open.
 * Pure.
 */
import type { NotificationKind } from "@/lib/audit/notifies";
import { refOutside, whatHappened } from "./rules";

export type MailedNotification = {
  id: number;
  kind: NotificationKind;
  story: number;
  claim: number | null;
};

/** As many as a mail lists; the rest is counted. */
const MOST_LINES = 50;

export type MailText = { subject: string; text: string };

export function mailText(
  told: readonly MailedNotification[],
  { isDigest, baseUrl }: { isDigest: boolean; baseUrl: string },
): MailText {
  const lines = told.slice(0, MOST_LINES).map((one) => {
    return `${headOf(one)}\n${baseUrl}/notifications/${one.id}`;
  });
  const left = told.length - lines.length;
  const [first] = told;
  return {
    subject: subjectOf(told.length, first, isDigest),
    text: [
      ...lines,
      ...(left > 0 ? [`And ${left} more: ${baseUrl}/notifications`] : []),
      `--\nSourceline. A mail names nobody and quotes nothing: sign in to read more.\nWhat you are told, and how: ${baseUrl}/account#notifications\n`,
    ].join("\n\n"),
  };
}

function headOf(one: MailedNotification): string {
  return `${capital(refOutside(one))}: ${lower(whatHappened(one))}`;
}

function subjectOf(count: number, first: MailedNotification | undefined, isDigest: boolean) {
  if (isDigest) return `Sourceline: daily digest, ${count} unread`;
  return count === 1 && first ? `Sourceline: ${headOf(first)}` : `Sourceline: ${count} new`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
