/** Wraps an endpoint: finds the actor and whether the role allows it, turns refusals into 4xx answers. */
import { unauthenticated } from "@/lib/platform/errors";
import type { Actor } from "./actor";
import { authorize, type Action } from "./policy";
import { answerError } from "./respond";
import { assertOwnPage, assertSameOrigin } from "./same-origin";
import { getActor } from "./session";

type Context<Params> = { params: Promise<Params> };

/** Every endpoint for people who are signed in, as made: what a walk over them finds them by. */
export type Endpoint<Params> = ((
  request: Request,
  context: Context<Params>,
) => Promise<Response>) & { readonly who: Action };

/**
 * @param who whom it is for, by the policy table; asked before anything of the request is read.
 *   Which records exist for the actor is asked by what `handle` calls.
 */
export function route<Params = Record<string, never>>(
  who: Action,
  handle: (actor: Actor, request: Request, params: Params) => Promise<Response>,
): Endpoint<Params> {
  const endpoint = async (request: Request, context: Context<Params>) => {
    try {
      if (request.method === "GET" || request.method === "HEAD") assertOwnPage(request);
      else assertSameOrigin(request);
      const actor = await getActor();
      if (!actor) throw unauthenticated();
      authorize(actor, who);
      return await handle(actor, request, await context.params);
    } catch (error) {
      return answerError(error);
    }
  };
  return Object.assign(endpoint, { who });
}
