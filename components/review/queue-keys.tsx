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
  const go = (href: string | null) => () => {
    if (href) router.push(href, { scroll: false });
  };
  useShortcut({
    keys: "j",
    label: "Next claim",
    group: "Review",
    run: go(nextHref),
    isKeyOnly: true,
  });
  useShortcut({
    keys: "k",
    label: "Previous claim",
    group: "Review",
    run: go(previousHref),
    isKeyOnly: true,
  });
  return null;
}
