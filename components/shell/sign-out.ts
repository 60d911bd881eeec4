"use client";

import { toast } from "@/components/ui/toast";

/** Ends the session of this browser; says so where that did not work. */
export async function signOutHere(): Promise<void> {
  try {
    const { signOut } = await import("next-auth/react");
    await signOut({ callbackUrl: "/sign-in" });
  } catch {
    toast("You are still signed in: the server was not reached.", { tone: "error" });
  }
}
