import { route } from "@/lib/access/route";
import { answerExport } from "@/lib/table/export/answer";

const serve = route("claims.export", (actor, request) => answerExport(actor, request, "json"));

export { serve as GET, serve as HEAD };
