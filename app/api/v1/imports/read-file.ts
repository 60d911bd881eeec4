import { parseInput } from "@/lib/access/action";
import type { Actor } from "@/lib/access/actor";
import { fieldsOf, readUpload } from "@/lib/access/upload";
import { importFields } from "@/lib/imports/input";
import { MAX_TABLE_BYTES } from "@/lib/imports/rules";
import { tooLarge } from "@/lib/platform/errors";

/** The story and what somebody chose stand in the address; the file is the form's. */
export async function readTable(actor: Actor, request: Request) {
  const input = parseInput(importFields, fieldsOf(request.url));
  const { name, content } = await readUpload(request, MAX_TABLE_BYTES, () =>
    tooLarge(`The file is larger than ${MAX_TABLE_BYTES / 1024 / 1024} MB. Bring it in in parts.`),
  );
  return { actor, file: { name: name.slice(0, 200).toWellFormed(), bytes: content }, input };
}
