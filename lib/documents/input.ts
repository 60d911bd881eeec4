/** What a document's address may say. */
import { z } from "zod";
import { AUDIENCES, DOCUMENT_FORMS, DOCUMENT_KINDS } from "./rules";

export const documentInput = z.strictObject({
  kind: z.enum(DOCUMENT_KINDS, "is not one of the documents"),
  form: z.enum(DOCUMENT_FORMS, "is “docx”, “html” or “md”"),
  audience: z.enum(AUDIENCES, "is “editor”, “lawyer” or “public”"),
  /** Whether the names of sources that are not on the record leave. */
  names: z.enum(["yes", "no"], "is “yes” or “no”").optional(),
  /** The draft's number; the latest unless given. */
  draft: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, "is not a draft's number")
    .optional(),
});

export type DocumentInput = z.output<typeof documentInput>;
