"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { SIGN_IN_TO_GO_ON } from "@/lib/platform/errors";

/** A refusal in words. Whoever is to sign in is led there from them, and back to where they are. */
export function RefusalText({ children }: { children: ReactNode }) {
  if (typeof children !== "string") return children;
  const [before, ...rest] = children.split(SIGN_IN_TO_GO_ON);
  if (rest.length === 0) return children;
  return (
    <>
      {before}
      <SignInLink />
      {rest.join(SIGN_IN_TO_GO_ON)}
    </>
  );
}

/** A whole new page: nothing of the session that is over stays in memory. */
function SignInLink() {
  const path = usePathname();
  const search = useSearchParams().toString();
  const here = search === "" ? path : `${path}?${search}`;
  return (
    <a href={`/sign-in?callbackUrl=${encodeURIComponent(here)}`} className="underline">
      {SIGN_IN_TO_GO_ON}
    </a>
  );
}
