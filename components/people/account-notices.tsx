"use client";

import Link from "next/link";
import { useCommand } from "@/components/command";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { Warning } from "@/components/ui/warning";
import type { NoticeKind, NoticeView } from "@/lib/people/notices";

const SAID: Record<NoticeKind, (detail: string) => string> = {
  new_device: (device) => `Somebody signed in as you on a new browser: ${device}.`,
  password_by_link: (by) => `Your password was set by a link that ${by} made.`,
  factors_removed: (by) => `${by} took your second factors off.`,
  recovery_code_used: (left) => `A recovery code was used to sign in as you; ${left} left.`,
};

/** What people are told of their own account, until they say that they have read it. */
export function AccountNotices({
  notices,
  enrolBy,
}: {
  notices: readonly NoticeView[];
  /** Until when a second factor is to be set up. */
  enrolBy: string | null;
}) {
  const dismiss = useCommand("account.dismissNotice");
  const toast = useToast();
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
          <p>
            {SAID[notice.kind](notice.detail)} <Time at={notice.at} format="relative" />
          </p>
          <p className="mt-1 flex flex-wrap items-center gap-2">
            <span>
              Was it not you? Change your password and end the other sessions in{" "}
              <Link href="/account" className="underline">
                your account
              </Link>
              .
            </span>
            <Button size="small" pending={dismiss.pending} onClick={() => void close(notice.id)}>
              I have read it
            </Button>
          </p>
        </Warning>
      ))}
    </section>
  );
}
