"use client";

import { useRouter } from "next/navigation";
import { useShortcut } from "@/components/shell/shortcuts";

/** j and k walk the queue. */
export function QueueKeys({
  previousHref,
  nextHref,
}: {
  previousHref: string | null;
  nextHref: string | null;
}) {
  const router = useRouter();
  const go = (href: string | null, end: string) => () => {
    if (href === null) return `That is the ${end} claim that waits here`;
    router.push(href, { scroll: false });
    return null;
  };
  useShortcut({
    keys: "j",
    label: "Next claim",
    group: "Review",
    run: go(nextHref, "last"),
    isKeyOnly: true,
  });
  useShortcut({
    keys: "k",
    label: "Previous claim",
    group: "Review",
    run: go(previousHref, "first"),
    isKeyOnly: true,
  });
  return null;
}
