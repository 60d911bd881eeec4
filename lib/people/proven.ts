/**
 * A second factor that was held against what is stored, and its spending: in the turn in which the
 * sign-in is written, on the condition that nobody spent it meanwhile. So a code is taken once.
 */
import type { NewEvent } from "@/lib/audit/events";
import type { Transaction } from "@/lib/audit/commit";
import { invalidField } from "@/lib/platform/errors";
import { addNotice } from "./notices";

export type Proven =
  /** `step`: of time, whose code it was. */
  | { way: "totp"; factorId: number; step: number }
  /** `counter`: what the passkey says it has signed; 0 where it does not count. */
  | { way: "passkey"; factorId: number; counter: number }
  | { way: "recovery"; codeId: number };

export type SecondWay = Proven["way"];

/** @throws SourcelineError INVALID where it was spent or taken off meanwhile. */
export async function spend(
  tx: Transaction,
  at: Date,
  userId: number,
  proven: Proven,
): Promise<NewEvent[]> {
  switch (proven.way) {
    case "totp": {
      const { factorId: id, step } = proven;
      const isLater = [{ lastStep: null }, { lastStep: { lt: step } }];
      const { count } = await tx.factor.updateMany({
        where: { id, userId, removedAt: null, OR: isLater },
        data: { lastStep: step, lastUsedAt: at },
      });
      if (count === 0) throw codeRefused();
      return [];
    }
    case "passkey": {
      const { factorId: id, counter } = proven;
      const { count } = await tx.factor.updateMany({
        where: { id, userId, removedAt: null, ...(counter > 0 && { counter: { lt: counter } }) },
        data: { counter, lastUsedAt: at },
      });
      if (count === 0) throw invalidField("passkey", PASSKEY_REFUSED);
      return [];
    }
    case "recovery":
      return spendRecoveryCode(tx, at, userId, proven.codeId);
  }
}

async function spendRecoveryCode(
  tx: Transaction,
  at: Date,
  userId: number,
  id: number,
): Promise<NewEvent[]> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { id, userId, usedAt: null },
    data: { usedAt: at },
  });
  if (count === 0) throw codeRefused();
  const left = await tx.recoveryCode.count({ where: { userId, usedAt: null } });
  await addNotice(tx, at, { userId, kind: "recovery_code_used", detail: String(left) });
  return [{ type: "person.recovery_code_used", userId, data: { left } }];
}

export const PASSKEY_REFUSED = "This passkey was not accepted. Try again, or use another way.";

/** The same for a wrong code and for one that was used. */
export function codeRefused() {
  return invalidField("code", "This code is wrong, or was used already. Wait for the next one.");
}
