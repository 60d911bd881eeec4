/** Wraps a GET (or upload) endpoint: finds the actor, turns refusals into 4xx answers. */
import { unauthenticated } from "@/lib/platform/errors";
import type { Actor } from "./actor";
import { answerError } from "./respond";
import { assertOwnPage, assertSameOrigin } from "./same-origin";
import { getActor } from "./session";

type Context<Params> = { params: Promise<Params> };

export function route<Params = Record<string, never>>(
  handle: (actor: Actor, request: Request, params: Params) => Promise<Response>,
): (request: Request, context: Context<Params>) => Promise<Response> {
  return async (request, context) => {
    try {
      if (request.method === "GET" || request.method === "HEAD") assertOwnPage(request);
      else assertSameOrigin(request);
      const actor = await getActor();
      if (!actor) throw unauthenticated();
      return await handle(actor, request, await context.params);
    } catch (error) {
      return answerError(error);
    }
  };
}
