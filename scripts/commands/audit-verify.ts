/** Checks the log, for an operator or a nightly job: exit code 1 where the chain is broken. */
import { verifyChain } from "@/lib/audit/chain";
import { existingDatabase } from "./fault";

export async function auditVerify(): Promise<number> {
  existingDatabase();
  const report = await verifyChain();
  if (report.ok) {
    console.log(
      `The log is whole: ${report.events} events, the last with hash ${report.lastHash}.`,
    );
    return 0;
  }
  console.log(
    `The log is broken at event ${report.brokenAt}: ${report.reason}. The ${report.events} events before it are whole.`,
  );
  return 1;
}
