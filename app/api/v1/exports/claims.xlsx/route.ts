import { route } from "@/lib/access/route";
import { answerExport } from "@/lib/table/export/answer";

const serve = route((actor, request) => answerExport(actor, request, "xlsx"));

export { serve as GET, serve as HEAD };
