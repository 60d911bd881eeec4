/** The texts of the demo's drafts in the normal form in which they are kept, without a database. */
import { importText } from "@/lib/text/import/import-text";
import type { ImportedText } from "@/lib/text/text";
import { fileOf } from "@/prisma/seeds/perform-draft";
import type { DraftSeed } from "@/prisma/seeds/shape";

export function importDraft({ text }: DraftSeed): Promise<ImportedText> {
  return importText(text.as === "paste" ? { paste: { html: text.html } } : { file: fileOf(text) });
}
