import { answerWith } from "@/lib/access/respond";
import { route } from "@/lib/access/route";
import { previewImport } from "@/lib/imports/running";
import { readTable } from "../read-file";

/** Reads a table and says what would become of each row; keeps nothing. */
export const POST = route("claim.log", async (actor, request) =>
  answerWith(await previewImport(await readTable(actor, request))),
);
