import { answerWith } from "@/lib/access/respond";
import { route } from "@/lib/access/route";
import { wasTold } from "@/lib/ledger/identities/guard";
import { startImport } from "@/lib/imports/running";
import { readTable } from "./read-file";

/** Begins to bring a table in, and answers by what to ask after it. */
export const POST = route("claim.log", async (actor, request) =>
  answerWith(
    await startImport({ ...(await readTable(actor, request)), asksAboutNames: !wasTold(request) }),
  ),
);
