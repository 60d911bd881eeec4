/**
 * Wraps an endpoint: finds the actor, by a browser's cookie or a program's token, and whether the role
 * allows it; turns refusals into 4xx answers.
 */
import { forbidden, unauthenticated } from "@/lib/platform/errors";
import { learnEndpoint, type KnownEndpoint } from "@/lib/platform/known-endpoints";
import type { Authorized } from "./actor";
import { authorize, type Action } from "./policy";
import { answerError } from "./respond";
import { assertOwnPage, assertSameOrigin } from "./same-origin";
import { getVisitor, visitorOf, type Visitor } from "./session";
import {
  assertScope,
  bearerOf,
  sessionNeeded,
  tokenRefused,
  visitorOfToken,
  type TokenGrant,
} from "./token";
import { takeRequest, tooOften } from "./token-limit";
import type { TokenScope } from "./token-scopes";

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
  /** Whether only somebody at a browser may do it, whatever an API token is for. */
  needsSession?: (params: Params) => boolean;
  /** What an API token must have been made for; as without a word, what the method says. */
  scope?: (params: Params) => TokenScope;
};

/** Who asks, by a token where one was sent, whatever cookie came along with it. */
type Asking = { visitor: Visitor; token: TokenGrant | null };

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
    needsSession = () => false,
    scope,
  }: RouteOptions<Params> = {},
): Endpoint<Params> {
  const answerTo =
    (find: (request: Request) => Promise<Visitor | null>) =>
    async (request: Request, params: Params): Promise<Response> => {
      const told: Record<string, string> = {};
      try {
        const { visitor, token } = await whoAsks(request, find);
        if (token) {
          admit(token, told);
          if (needsSession(params)) throw sessionNeeded();
          assertScope(token, scope?.(params) ?? (isReading(request) ? "read" : "write"));
        }
        authorize(visitor.actor, who);
        if (visitor.mustEnrol && !isForEnrolling(params)) {
          throw forbidden("Your role needs a second factor. Open Sourceline and set one up first.");
        }
        return tell(await handle(visitor.actor, request, params, visitor.sessionId), told);
      } catch (error) {
        return tell(answerError(error), told);
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

function isReading({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}

/** No page of another site can make a browser send a token: only cookies come along by themselves. */
async function whoAsks(
  request: Request,
  find: (request: Request) => Promise<Visitor | null>,
): Promise<Asking> {
  const bearer = bearerOf(request);
  if (bearer !== null) {
    const visitor = await visitorOfToken(bearer);
    if (!visitor) throw tokenRefused();
    return { visitor, token: visitor.token };
  }
  if (isReading(request)) assertOwnPage(request);
  else assertSameOrigin(request);
  const visitor = await find(request);
  if (!visitor) throw unauthenticated();
  return { visitor, token: null };
}

/** @param told what the answer says of it, whatever else it says. */
function admit(token: TokenGrant, told: Record<string, string>): void {
  const { admitted, headers } = takeRequest(token.id);
  Object.assign(told, headers);
  if (!admitted) throw tooOften();
}

function tell(answer: Response, told: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(told)) answer.headers.set(name, value);
  return answer;
}
