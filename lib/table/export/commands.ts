/**
 * Hands out the claims that a table shows, as a file that a worker thread makes from one moment's
 * records. Promises that every export that began to leave is in the log, with the number of rows
 * that it has.
 */
import { authorize } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/actor";
import { fileJob } from "@/lib/platform/file-job";
import { exportChunks, openExport, type ExportPlan } from "./open";
import { assertMayExport, recordExport } from "./record";
import type { ExportForm } from "./rules";

type Asked = { actor: Actor; form: ExportForm; search: string };

const makeExport = fileJob("table.export", async ({ actor, form, search }: Asked) => {
  authorize(actor, "claims.export");
  const open = await openExport(actor, form, new URLSearchParams(search));
  return { head: open.plan, chunks: exportChunks(open, actor) };
});

/** What an export would hold. @throws what {@link openExport} throws. */
export async function planExport(
  actor: Actor,
  form: ExportForm,
  params: URLSearchParams,
): Promise<ExportPlan> {
  const { head, cancel } = await makeExport({ actor, form, search: params.toString() });
  await cancel();
  return head;
}

/**
 * Enters the export into the log and begins it.
 * @throws what {@link openExport} throws; THROTTLED for somebody who exports too often.
 */
export async function exportClaims(
  actor: Actor,
  form: ExportForm,
  params: URLSearchParams,
): Promise<{ plan: ExportPlan; chunks: AsyncGenerator<Uint8Array, void> }> {
  await assertMayExport(actor);
  const {
    head: plan,
    chunks,
    cancel,
  } = await makeExport({
    actor,
    form,
    search: params.toString(),
  });
  try {
    await recordExport(actor, plan);
  } catch (error) {
    await cancel();
    throw error;
  }
  return { plan, chunks };
}
