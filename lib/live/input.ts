/** What a tab says of where its reader is. */
import { z } from "zod";
import { HERE_EDITING, type HereEditing } from "./rules";

const id = z.number().int().positive();
const editing = Object.keys(HERE_EDITING) as [HereEditing, ...HereEditing[]];

export const hereInput = z.strictObject({
  /** The tab's own name for itself. */
  tab: z.string().regex(/^[\w-]{1,40}$/, "is not the name of a tab"),
  /** A claim tells its story; without either, the reader is nowhere that concerns others. */
  story: id.nullable().default(null),
  claim: id.nullable().default(null),
  editing: z.enum(editing).nullable().default(null),
});

export type HereInput = z.infer<typeof hereInput>;
