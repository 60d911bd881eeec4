"use client";

import { useCommand } from "@/components/command";
import { Checkbox } from "@/components/ui/checkbox";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { GRACE_DAYS } from "@/lib/access/factor-rule";
import type { Role } from "@/lib/access/policy";
import { roleName } from "./words";

/** Which roles need a second factor beside the password. */
export function FactorRules({
  rules,
}: {
  rules: ReadonlyArray<{ role: Role; since: string | null; isFixed: boolean }>;
}) {
  const require = useCommand("people.requireFactor");
  const toast = useToast();

  async function set(role: Role, required: boolean): Promise<void> {
    const result = await require.run({ role, required });
    if (!result.ok) toast(result.error.message, { tone: "error" });
  }

  return (
    <fieldset className="px-4 py-3 sm:px-[1.375rem]">
      <legend className="sr-only">Roles that need a second factor</legend>
      <p className="mb-2 max-w-[42rem] text-sm text-soft">
        Whoever has a ticked role sets up an authenticator app or a passkey within {GRACE_DAYS} days
        of the tick; after that nothing else opens for them. Sign-in through the identity provider
        counts as it is. The demo asks for none.
      </p>
      <ul className="flex flex-col gap-1">
        {rules.map(({ role, since, isFixed }) => (
          <li key={role} className="flex flex-wrap items-center gap-x-3">
            <Checkbox
              label={roleName(role)}
              checked={since !== null}
              disabled={require.pending || (isFixed && since !== null)}
              onChange={(event) => void set(role, event.currentTarget.checked)}
            />
            {since ? (
              <span className="text-xs text-faint">
                since <Time at={since} format="date" />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
