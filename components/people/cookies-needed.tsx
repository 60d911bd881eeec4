"use client";

import { useSyncExternalStore } from "react";
import { Warning } from "@/components/ui/warning";
import { COOKIES_NEEDED } from "@/lib/people/rules";

const never = () => () => undefined;

/** Says, before anybody tries in vain, that this browser keeps no cookies for the site. */
export function CookiesNeeded() {
  const areKept = useSyncExternalStore(never, cookiesAreKept, () => true);
  if (areKept) return null;
  return (
    <div role="alert" className="mt-4">
      <Warning>{COOKIES_NEEDED}</Warning>
    </div>
  );
}

const TRIED = "sourceline-tried";
let tried: boolean | null = null;

/** By trying: what browsers say of themselves leaves out what was blocked for one site. */
function cookiesAreKept(): boolean {
  tried ??= isOneKept();
  return tried;
}

function isOneKept(): boolean {
  try {
    document.cookie = `${TRIED}=1; Path=/; SameSite=Lax`;
    const isKept = document.cookie.includes(`${TRIED}=`);
    document.cookie = `${TRIED}=; Path=/; SameSite=Lax; Max-Age=0`;
    return isKept;
  } catch {
    // Some browsers refuse to be asked where cookies are blocked.
    return false;
  }
}
