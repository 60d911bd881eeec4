"use client";

import { useRef } from "react";
import { refusalText, useCommand } from "@/components/command";
import { useShortcut } from "@/components/shell/shortcuts";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Warning } from "@/components/ui/warning";
import { LABELS, SAYABLE_TERMS, TERMS_MEANINGS } from "@/lib/ledger/claims/rules";
import { claimKey } from "./claim-key-reasons";

type Props = {
  claimId: number;
  /** The sources on whose terms nobody has said anything. */
  sources: readonly string[];
};

/** What holds up the hand-over, and one key that settles it for all of them. */
export function SayTerms({ claimId, sources }: Props) {
  const change = useCommand("claims.change");
  const button = useRef<HTMLButtonElement>(null);
  useShortcut({
    ...claimKey("t"),
    words: "on the record background off attribution",
    run: () => button.current?.click(),
  });

  return (
    <Warning className="no-print mb-2">
      <p className="wrap-anywhere">
        <bdi>{sources.join(", ")}</bdi>: terms not said yet. A claim is handed over once they are,
        and until then no file names {sources.length === 1 ? "this source" : "these sources"}.
      </p>
      <div className="mt-1.5">
        <Menu
          align="start"
          trigger={
            <Button ref={button} size="small" pending={change.pending}>
              {sources.length === 1 ? "Say the terms" : `Say the terms of all ${sources.length}`}{" "}
              <Kbd>t</Kbd>
            </Button>
          }
        >
          {SAYABLE_TERMS.map((terms) => (
            <MenuItem
              key={terms}
              onPress={() => void change.run({ claimIds: [claimId], change: { sayTerms: terms } })}
            >
              <span className="block">{LABELS.terms[terms]}</span>
              <span className="block text-xs text-faint">{TERMS_MEANINGS[terms]}</span>
            </MenuItem>
          ))}
        </Menu>
      </div>
      <FormError>{change.error ? refusalText(change.error) : null}</FormError>
    </Warning>
  );
}
