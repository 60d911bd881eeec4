"use client";

import { useState } from "react";
import { useRouter } from "next/navigation";
import { useCommand } from "@/components/command";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import type { MadeToken, TokenView } from "@/lib/people/tokens";
import { NewToken } from "./new-token";
import { TokenForm } from "./token-form";
import { useHydrated } from "./use-hydrated";

/** One's API tokens: what each is for and when it was last used, making one, revoking one. */
export function TokenSettings({
  tokens,
  hasPassword,
}: {
  tokens: readonly TokenView[];
  hasPassword: boolean;
}) {
  const isReady = useHydrated();
  const router = useRouter();
  const revoke = useCommand("account.revokeToken");
  const toast = useToast();
  const [isMaking, setIsMaking] = useState(false);
  const [made, setMade] = useState<MadeToken | null>(null);

  async function revokeOne({ id, name }: TokenView): Promise<void> {
    const result = await revoke.run({ id });
    if (result.ok) toast(`“${name}” opens nothing now`);
    else toast(result.error.message, { tone: "error" });
  }

  if (made) {
    return (
      <NewToken
        token={made.token}
        onDone={() => {
          setMade(null);
          router.refresh();
        }}
      />
    );
  }
  if (isMaking) {
    return (
      <TokenForm
        hasPassword={hasPassword}
        onMade={(token) => {
          setIsMaking(false);
          setMade(token);
        }}
        onCancel={() => setIsMaking(false)}
      />
    );
  }
  return (
    <div className="flex flex-col items-start gap-3">
      {tokens.length > 0 ? (
        <ul aria-label="API tokens" className="flex w-full flex-col gap-2">
          {tokens.map((token) => (
            <li key={token.id} className="flex items-start gap-3">
              <div className="min-w-0 flex-1">
                <p className="font-strong">
                  <bdi>{token.name}</bdi> {token.isExpired ? <Tag>expired</Tag> : null}
                </p>
                <TokenLine token={token} />
              </div>
              <Button
                size="small"
                variant="danger"
                aria-label={`Revoke ${token.name}`}
                disabled={!isReady}
                pending={revoke.pending}
                onClick={() => void revokeOne(token)}
              >
                Revoke
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <Button disabled={!isReady} onClick={() => setIsMaking(true)}>
        Make a token…
      </Button>
    </div>
  );
}

/** What tells one token from another, beside its name. */
export function TokenLine({ token }: { token: TokenView }) {
  return (
    <p className="text-xs text-faint">
      <code>{token.prefix}…</code> {token.scopes.includes("write") ? "reads and writes" : "reads"},{" "}
      {token.isExpired ? "expired" : "works until"} <Time at={token.expiresAt} format="date" />,{" "}
      {token.lastUsedAt ? (
        <>
          last used <Time at={token.lastUsedAt} format="relative" />
        </>
      ) : (
        "never used"
      )}
    </p>
  );
}
