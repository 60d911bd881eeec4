"use client";

import { useState } from "react";
import { giveCommand } from "@/components/command";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { leaveFor } from "./leave-for";

export function SignOutEverywhere() {
  const [pending, setPending] = useState(false);
  const toast = useToast();

  async function leave(): Promise<void> {
    setPending(true);
    const result = await giveCommand("account.signOutEverywhere", {});
    if (result.ok) {
      leaveFor("/sign-in");
      return;
    }
    setPending(false);
    toast(result.error.message, { tone: "error" });
  }

  return (
    <Button pending={pending} onClick={() => void leave()}>
      Sign out everywhere
    </Button>
  );
}
