/** What forms and the API may send about saved views; faults name field and remedy. */
import { z } from "zod";
import { id, requiredLine, revision } from "@/lib/platform/text";

export const saveViewInput = z.strictObject({
  name: requiredLine(80, "a name for the view"),
  story: z.string().max(200).nullable(),
  query: z.string().max(4_000),
  shared: z.boolean(),
});

export const editViewInput = z.strictObject({
  viewId: id,
  revision,
  name: requiredLine(80, "a name for the view").optional(),
  query: z.string().max(4_000).optional(),
  shared: z.boolean().optional(),
});

export const viewAt = z.strictObject({ viewId: id });

export type SaveViewInput = z.output<typeof saveViewInput>;
export type EditViewInput = z.output<typeof editViewInput>;
export type ViewAt = z.output<typeof viewAt>;
