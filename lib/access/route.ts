/** Wraps an endpoint: finds the actor and whether the role allows it, turns refusals into 4xx answers. */
import { forbidden, unauthenticated } from "@/lib/platform/errors";
import type { Authorized } from "./actor";
import { authorize, type Action } from "./policy";
import { answerError } from "./respond";
import { assertOwnPage, assertSameOrigin } from "./same-origin";
import { getVisitor } from "./session";

type Context<Params> = { params: Promise<Params> };

/** Every endpoint for people who are signed in, as made: what a walk over them finds them by. */
export type Endpoint<Params> = ((
  request: Request,
  context: Context<Params>,
) => Promise<Response>) & { readonly who: Action };

/**
 * @param who whom it is for, by the policy table; asked before anything of the request is read.
 *   Which records exist for the actor is asked by what `handle` calls.
 * @param isForEnrolling whether the endpoint also serves who must set up a second factor before
 *   anything else.
 */
export function route<Params = Record<string, never>, Who extends Action = Action>(
  who: Who,
  handle: (actor: Authorized<Who>, request: Request, params: Params) => Promise<Response>,
  isForEnrolling: (params: Params) => boolean = () => false,
): Endpoint<Params> {
  const endpoint = async (request: Request, context: Context<Params>) => {
    try {
      if (request.method === "GET" || request.method === "HEAD") assertOwnPage(request);
      else assertSameOrigin(request);
      const visitor = await getVisitor();
      if (!visitor) throw unauthenticated();
      authorize(visitor.actor, who);
      const params = await context.params;
      if (visitor.mustEnrol && !isForEnrolling(params)) {
        throw forbidden("Your role needs a second factor. Open Sourceline and set one up first.");
      }
      return await handle(visitor.actor, request, params);
    } catch (error) {
      return answerError(error);
    }
  };
  return Object.assign(endpoint, { who });
}
