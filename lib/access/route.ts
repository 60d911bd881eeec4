/** Wraps an endpoint: finds the actor and whether the role allows it, turns refusals into 4xx answers. */
import { forbidden, unauthenticated } from "@/lib/platform/errors";
import { learnEndpoint, type KnownEndpoint } from "@/lib/platform/known-endpoints";
import type { Authorized } from "./actor";
import { authorize, type Action } from "./policy";
import { answerError } from "./respond";
import { assertOwnPage, assertSameOrigin } from "./same-origin";
import { getVisitor, visitorOf, type Visitor } from "./session";

type Context<Params> = { params: Promise<Params> };

/** Every endpoint for people who are signed in, as made: what a walk over them finds them by. */
export type Endpoint<Params> = ((
  request: Request,
  context: Context<Params>,
) => Promise<Response>) & {
  readonly who: Action;
  /** The same where Next has no part in answering. */
  readonly known: KnownEndpoint<Params>;
};

export type RouteOptions<Params> = {
  /** Whether the endpoint also serves who must set up a second factor before anything else. */
  isForEnrolling?: (params: Params) => boolean;
  /** Whether it asks Next for cookies; otherwise Next is not asked every time (known-endpoints.ts). */
  changesCookies?: (params: Params) => boolean;
  /** Whether it sometimes answers with a stream that goes on, which is Next's to send. */
  streams?: boolean;
};

/**
 * @param who whom it is for, by the policy table; asked before anything of the request is read.
 *   Which records exist for the actor is asked by what `handle` calls.
 */
export function route<Params = Record<string, never>, Who extends Action = Action>(
  who: Who,
  handle: (
    actor: Authorized<Who>,
    request: Request,
    params: Params,
    sessionId: string,
  ) => Promise<Response>,
  {
    isForEnrolling = () => false,
    changesCookies = () => false,
    streams = false,
  }: RouteOptions<Params> = {},
): Endpoint<Params> {
  const answerTo =
    (find: (request: Request) => Promise<Visitor | null>) =>
    async (request: Request, params: Params): Promise<Response> => {
      try {
        if (request.method === "GET" || request.method === "HEAD") assertOwnPage(request);
        else assertSameOrigin(request);
        const visitor = await find(request);
        if (!visitor) throw unauthenticated();
        authorize(visitor.actor, who);
        if (visitor.mustEnrol && !isForEnrolling(params)) {
          throw forbidden("Your role needs a second factor. Open Sourceline and set one up first.");
        }
        return await handle(visitor.actor, request, params, visitor.sessionId);
      } catch (error) {
        return answerError(error);
      }
    };
  const answer = answerTo(getVisitor);
  const known = {
    answer: answerTo(visitorOf),
    needsNext: (params: Params) => streams || changesCookies(params),
  };
  const endpoint = async (request: Request, context: Context<Params>) => {
    const answered = await answer(request, await context.params);
    learnEndpoint(known, answered);
    return answered;
  };
  return Object.assign(endpoint, { who, known });
}
