import type { Instrumentation } from "next";

/** Runs once, before the server answers its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  await holdDataFolder();
  const { distrustForwardedFor } = await import("@/lib/access/address");
  distrustForwardedFor();
  const { followRequests } = await import("@/lib/platform/request-log");
  followRequests();
  const { refuseUnknownMethods } = await import("@/lib/platform/known-methods");
  refuseUnknownMethods();
  // In development an endpoint is another one after every change.
  if (process.env.NODE_ENV === "production") {
    const { answerKnownEndpoints } = await import("@/lib/platform/known-endpoints");
    answerKnownEndpoints();
  }
  const { ensureIdentityKey } = await import("@/lib/ledger/identities/identity-key");
  ensureIdentityKey();
  const { clearUnfinishedFiles } = await import("@/lib/platform/file-job");
  await clearUnfinishedFiles();
  await sweepUploads();
  // Before any thread starts, so that all of them read the grammar's weights in one place.
  const { shareGrammar } = await import("@/lib/reading/grammar/load");
  shareGrammar();
  const { startThreads } = await import("@/lib/platform/start-threads");
  startThreads();
  const { startNotifying } = await import("@/lib/notifications/schedule");
  startNotifying();
  const { watchHead } = await import("@/lib/audit/known-head");
  await watchHead();
  const { watchErasures } = await import("@/lib/erasure/carry-out");
  watchErasures();
  // The development server ends by itself.
  if (process.env.NEXT_MANUAL_SIG_HANDLE) {
    const { shutDownOnSignals } = await import("@/lib/platform/shut-down");
    shutDownOnSignals();
  }
}

/** What a page could not be drawn for; Next has the answer, we have the request. */
export const onRequestError: Instrumentation.onRequestError = async (error) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logFault } = await import("@/lib/platform/log");
  logFault(error);
};

const HOUR = 3_600_000;

/** What was uploaded and never finished: all of it now, since nobody else writes here; then daily. */
async function sweepUploads(): Promise<void> {
  const { sweepUnfinished } = await import("@/lib/ledger/citations/file-store");
  const { logFault } = await import("@/lib/platform/log");
  await sweepUnfinished(0);
  setInterval(() => void sweepUnfinished(HOUR).catch(logFault), 24 * HOUR).unref();
}

/** Ends the process, with a sentence, where another server has it. */
async function holdDataFolder(): Promise<void> {
  const { env } = await import("@/lib/platform/env");
  const { holdFolder } = await import("@/lib/platform/one-server");
  const { StorageFault } = await import("@/lib/platform/storage-fault");
  try {
    holdFolder(env().databaseFile);
  } catch (error) {
    if (!(error instanceof StorageFault)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
