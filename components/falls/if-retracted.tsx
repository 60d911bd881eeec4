"use client";

import { useState, type ReactNode } from "react";
import type { CommandError } from "@/components/command";
import { Checkbox } from "@/components/ui/checkbox";
import { FALLEN_SUPPORTS_NOTHING } from "@/lib/ledger/falls/rules";

/**
 * Where a form was refused because it cites a retracted source: a box by which whoever sends it
 * says that they know, and what the command is told then.
 */
export function useIfRetracted(error: CommandError | null): {
  told: { evenIfRetracted?: true };
  box: ReactNode;
} {
  const [isTold, setIsTold] = useState(false);
  const faults = Object.values(error?.fields ?? {});
  const hasFallen = isTold || faults.some((fault) => fault.endsWith(FALLEN_SUPPORTS_NOTHING));
  return {
    told: isTold ? { evenIfRetracted: true } : {},
    box: hasFallen ? (
      <Checkbox
        label="I know that it was retracted"
        hint="It is cited, counts for nothing, and the claim says so."
        checked={isTold}
        onChange={(event) => setIsTold(event.target.checked)}
      />
    ) : null,
  };
}
