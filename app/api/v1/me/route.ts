import { route } from "@/lib/access/route";

/** Who is asking: the person whose session it is, and what they are here. */
export const GET = route("account.keep", (actor) => {
  const { userId, name, role } = actor;
  const headers = { "Cache-Control": "no-store" };
  return Promise.resolve(Response.json({ userId, name, role }, { headers }));
});
