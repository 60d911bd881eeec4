/**
 * The commands on one's own sessions and second factors, by name. They run where the request is
 * answered: they need to know which session asks, change this browser's cookie, or hash for long.
 */
import { action, type ActionTable } from "@/lib/access/action";
import type { Actor } from "@/lib/access/actor";
import { endSession, getVisitor } from "@/lib/access/session";
import { unauthenticated } from "@/lib/platform/errors";
import { changePassword, signOutEverywhere } from "./account-commands";
import { addTotp, beginTotp, removeFactor, renewRecoveryCodes } from "./factors";
import {
  addTotpInput,
  changePasswordInput,
  noticeIdInput,
  nothing,
  makeTokenInput,
  presentPasswordInput,
  removeFactorInput,
  sessionIdInput,
  tokenIdInput,
} from "./input";
import { dismissNotice } from "./notices";
import { endOneSession, endOtherSessions } from "./sessions";
import { makeToken, revokeToken } from "./tokens";

export const sessionActions = {
  "account.addTotp": action("account.keep", addTotpInput, addTotp),
  "account.beginTotp": action("account.keep", nothing, beginTotp),
  "account.removeFactor": action("account.keep", removeFactorInput, async (actor, input) =>
    removeFactor(actor, input, await thisSession()),
  ),
  "account.renewRecoveryCodes": action("account.keep", presentPasswordInput, renewRecoveryCodes),
  "account.changePassword": action("account.keep", changePasswordInput, async (actor, input) =>
    changePassword(actor, input, await thisSession()),
  ),
  "account.dismissNotice": action("account.keep", noticeIdInput, async (actor, { id }) =>
    dismissNotice(actor, await thisSession(), id),
  ),
  "account.makeToken": action("account.keep", makeTokenInput, makeToken),
  "account.revokeToken": action("account.keep", tokenIdInput, revokeOwnToken),
  "account.endOtherSessions": action("account.keep", nothing, async (actor) =>
    endOtherSessions({ actor, sessionId: await thisSession() }),
  ),
  "account.endSession": {
    ...action("account.keep", sessionIdInput, endSessionOf),
    again: () => Promise.resolve(null),
  },
  "account.signOutEverywhere": {
    ...action("account.keep", nothing, signOutEverywhereAndHere),
    again: signOutHere,
  },
} satisfies ActionTable;

async function thisSession(): Promise<string> {
  const visitor = await getVisitor();
  if (!visitor) throw unauthenticated();
  return visitor.sessionId;
}

function revokeOwnToken(actor: Actor, input: { id: number }): Promise<null> {
  return revokeToken({ by: actor, ...input, whose: "own" });
}

async function endSessionOf(actor: Actor, { sessionId }: { sessionId: string }): Promise<null> {
  const isThis = sessionId === (await thisSession());
  await endOneSession({ actor, sessionId, how: "ended" });
  if (isThis) await endSession();
  return null;
}

async function signOutEverywhereAndHere(actor: Actor): Promise<null> {
  await signOutEverywhere(actor);
  return signOutHere();
}

async function signOutHere(): Promise<null> {
  await endSession();
  return null;
}
