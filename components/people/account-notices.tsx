"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { useCommand } from "@/components/command";
import { readFigures, useFigures, type Figures } from "@/components/figures";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { Warning } from "@/components/ui/warning";
import type { NoticeKind, NoticeView } from "@/lib/people/notices";

const SAID: Record<NoticeKind, (detail: string) => string> = {
  new_device: (device) => `Somebody signed in as you on a new browser: ${device}.`,
  password_by_link: (by) => `Your password was set by a link that ${by} made.`,
  factor_removed: (name) => `Your second factor “${name}” was taken off.`,
  factors_removed: (by) => `${by} took your second factors off.`,
  recovery_code_used: (left) => `A recovery code was used to sign in as you; ${left} left.`,
  link_made: (by) =>
    `${by} made a link to a new password for your account. Whoever has it can sign in as you.`,
  renamed: (by) => `${by} changed your name.`,
  token_made: (name) =>
    `Whoever runs the server made the API token “${name}” for your account. Whoever has it acts as you.`,
  colleague: (did) => `${did}. You share a restricted story with them.`,
  took_over: (did) =>
    `${did}, and named you for restricted stories that nobody else could work in: they stand on your desk now.`,
  opening: (said) => said,
};

/** What to do about it. Where the account is somebody else's, there is nothing to mend in one's own. */
const TO_DO: Partial<Record<NoticeKind, string>> = {
  link_made: "Did you not ask for it? A changed password ends the link: change it in",
  token_made: "Did you not ask for it? Revoke it in",
  colleague: "Whoever uses a colleague’s account acts as them in the story: ask them in person.",
  renamed: "Is it wrong? Ask an administrator.",
  took_over: "The history of each says how you came to it.",
  opening: "The story’s page and history say so, too.",
};

const CHECK_ACCOUNT = "Was it not you? Change your password and end the other sessions in";

const noticesOf = (read: Figures) => read.notices;

/** The frame around the pages stays while people go from page to page, or come back to it. */
function useReadOnTheWay(): void {
  const path = usePathname();
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else readFigures();
  }, [path]);
  useEffect(() => {
    const onShown = () => {
      if (document.visibilityState === "visible") readFigures();
    };
    document.addEventListener("visibilitychange", onShown);
    return () => document.removeEventListener("visibilitychange", onShown);
  }, []);
}

/** What people are told of their own account, until they say that they have read it. */
export function AccountNotices({
  notices: given,
  enrolBy,
}: {
  notices: readonly NoticeView[];
  /** Until when a second factor is to be set up. */
  enrolBy: string | null;
}) {
  const dismiss = useCommand("account.dismissNotice");
  const toast = useToast();
  const notices = useFigures(given, noticesOf);
  useReadOnTheWay();
  if (notices.length === 0 && enrolBy === null) return null;

  async function close(id: number): Promise<void> {
    const result = await dismiss.run({ id });
    if (!result.ok) toast(result.error.message, { tone: "error" });
  }

  return (
    <section
      aria-label="Your account"
      className="no-print flex flex-col gap-2 px-4 pt-3 sm:px-[1.375rem]"
    >
      {enrolBy ? (
        <Warning>
          Your role needs a second factor. Set one up in{" "}
          <Link href="/account#second-factor" className="underline">
            your account
          </Link>{" "}
          until <Time at={enrolBy} format="date" />; after that nothing else opens.
        </Warning>
      ) : null}
      {notices.map((notice) => (
        <Warning key={notice.id}>
          <p className="wrap-anywhere">
            {SAID[notice.kind](notice.detail)}{" "}
            <span className="text-soft">
              (<Time at={notice.at} format="relative" />)
            </span>{" "}
            <ToDo kind={notice.kind} />{" "}
            <Button size="small" pending={dismiss.pending} onClick={() => void close(notice.id)}>
              I have read it
            </Button>
          </p>
        </Warning>
      ))}
    </section>
  );
}

function ToDo({ kind }: { kind: NoticeKind }) {
  const words = TO_DO[kind] ?? CHECK_ACCOUNT;
  if (words.endsWith(".")) return words;
  return (
    <>
      {words}{" "}
      <Link href="/account" className="underline">
        your account
      </Link>
      .
    </>
  );
}
