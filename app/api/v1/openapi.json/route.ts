import { describeApi } from "@/lib/api/openapi";

/** The API's description, for anybody: it says nothing of this newsroom. */
export function GET(): Response {
  return Response.json(describeApi(), { headers: { "Cache-Control": "no-store" } });
}
