"use client";

/**
 * How the screen gives commands: an answer that is a value or a refusal, never an exception. Each
 * carries a key under which the server does it once, so that what had no answer is sent again
 * (intents.ts). Hides the wire, hands the rows that were changed to the tables on screen, and brings
 * the rest of the page up to date after a success.
 */
import { useCallback, useRef, useState } from "react";
import type { ActionDefinition } from "@/lib/access/action";
import type { ErrorAnswer } from "@/lib/platform/errors";
import type { CommandRegistry } from "@/lib/registry";
import type { ClaimRow } from "@/lib/table/row";
import { tellChanged, useRefresh } from "./changes";
import { answered, keyFor, sendUntilAnswered } from "./intents";
import { EVEN_IF_PROTECTED, isMeantAllTheSame } from "./protected-names";
import { toast } from "./ui/toast";
import { useIsHere } from "./ui/use-is-here";

export type CommandName = keyof CommandRegistry;

/** What becomes of a value on its way through JSON. */
export type Wire<Value> = Value extends Date
  ? string
  : Value extends (infer Member)[]
    ? Wire<Member>[]
    : Value extends object
      ? { [Key in keyof Value]: Wire<Value[Key]> }
      : Value;

export type CommandInput<Name extends CommandName> =
  CommandRegistry[Name] extends ActionDefinition<infer Input, unknown> ? Input : never;

export type CommandValue<Name extends CommandName> =
  CommandRegistry[Name] extends ActionDefinition<infer _Input, infer Value> ? Wire<Value> : never;

/** `OFFLINE`: the server was not reached. `FAULT`: it failed or answered unreadably. */
export type CommandError = Omit<ErrorAnswer, "code"> & {
  code: ErrorAnswer["code"] | "OFFLINE" | "FAULT";
};

/** What is said of a refusal: the message, and what is missing. Faults of fields stand beside them. */
export function refusalText({
  message,
  unmet = [],
}: Pick<CommandError, "message" | "unmet">): string {
  return [message, ...unmet].join(" ");
}

export type Undoable = { act: number; said: string };

export type CommandResult<Value> =
  | {
      ok: true;
      value: Value;
      /** The claims that changed, as they stand now; null or missing where that is not told. */
      rows?: readonly ClaimRow[] | null | undefined;
      /** By what it can be undone, and what that undoes. */
      undo?: Undoable | null | undefined;
    }
  | { ok: false; error: CommandError };

const offline: CommandError = {
  code: "OFFLINE",
  message: "Not saved: no connection. What you typed is still here; try again.",
};

const fault: CommandError = {
  code: "FAULT",
  message: "Not saved: the server failed. What you typed is still here; try again in a moment.",
};

/**
 * Gives one command, outside React.
 * @param key of whoever keeps one with what was typed; otherwise the same input keeps its own
 * until it is answered.
 */
export async function giveCommand<Name extends CommandName>(
  name: Name,
  input: CommandInput<Name>,
  key?: string,
): Promise<CommandResult<CommandValue<Name>>> {
  const path = `/api/v1/commands/${encodeURIComponent(name)}`;
  const send = (under: string) => postJson<CommandValue<Name>>(path, input, under);
  const result = key === undefined ? await asOneIntent(name, input, send) : await send(key);
  if (result.ok) {
    const { rows = null, undo = null } = result;
    tellChanged({ command: name, input, rows, undo });
  }
  return result;
}

/** @param of what tells this from another intention of the same name. */
export async function asOneIntent<Value>(
  name: string,
  of: unknown,
  send: (key: string) => Promise<CommandResult<Value>>,
): Promise<CommandResult<Value>> {
  const key = keyFor(name, of);
  const result = await send(key);
  if (result.ok || isRefusal(result.error)) answered(name, key, result.ok);
  return result;
}

/** Whether the server has surely not done it. */
export function isRefusal({ code }: CommandError): boolean {
  return code !== "OFFLINE" && code !== "FAULT" && code !== "BUSY";
}

/**
 * Sends JSON to an endpoint that answers with a value or a refusal.
 * @param key as for `post`.
 */
export function postJson<Value>(
  path: string,
  input: unknown,
  key?: string,
): Promise<CommandResult<Value>> {
  const headers = { "Content-Type": "application/json" };
  return post<Value>(path, { headers, body: JSON.stringify(input) }, key);
}

/** @param key under which the server does it once; it is sent again where no answer came. */
export async function post<Value>(
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body: BodyInit },
  key?: string,
): Promise<CommandResult<Value>> {
  const keyed = key === undefined ? headers : { ...headers, "Idempotency-Key": key };
  const sent = await sendOnce<Value>(path, { headers: keyed, body }, key);
  if (sent.ok || !(await isMeantAllTheSame(sent.error.current))) return sent;
  const again = { headers: { ...keyed, ...EVEN_IF_PROTECTED }, body };
  return sendOnce<Value>(path, again, key);
}

async function sendOnce<Value>(
  path: string,
  { headers, body }: { headers: Record<string, string>; body: BodyInit },
  key: string | undefined,
): Promise<CommandResult<Value>> {
  const send = () => fetch(path, { method: "POST", headers, body });
  const response = await (key === undefined
    ? sendUntilAnswered(send, [])
    : sendUntilAnswered(send));
  if (!response) return { ok: false, error: offline };
  const answer = await readAnswer<Value>(response);
  if (answer && "error" in answer) return { ok: false, error: answer.error };
  if (answer && response.ok) {
    return { ok: true, value: answer.value, rows: answer.rows, undo: answer.undo };
  }
  return { ok: false, error: fault };
}

type Answer<Value> =
  | { value: Value; rows?: readonly ClaimRow[] | null; undo?: Undoable | null }
  | { error: CommandError };

/** Only this app's own answers count; a proxy's error page is a fault. */
async function readAnswer<Value>(response: Response): Promise<Answer<Value> | null> {
  try {
    const body: unknown = await response.json();
    const isAnswer =
      typeof body === "object" && body !== null && ("value" in body || "error" in body);
    return isAnswer ? (body as Answer<Value>) : null;
  } catch {
    return null;
  }
}

export type Command<Name extends CommandName> = {
  /** @param key as for giveCommand. */
  run: (input: CommandInput<Name>, key?: string) => Promise<CommandResult<CommandValue<Name>>>;
  pending: boolean;
  /** The last refusal; gone once the command is given again. */
  error: CommandError | null;
  reset: () => void;
};

/** `const log = useCommand("claims.log")`, then `await log.run({ … })`. */
export function useCommand<Name extends CommandName>(name: Name): Command<Name> {
  const refresh = useRefresh();
  const [error, setError] = useState<CommandError | null>(null);
  const [running, setRunning] = useState(0);
  const latest = useRef(0);
  const isHere = useIsHere();

  const run = useCallback(
    async (input: CommandInput<Name>, key?: string) => {
      const turn = ++latest.current;
      setError(null);
      setRunning((count) => count + 1);
      const result = await giveCommand(name, input, key);
      setRunning((count) => count - 1);
      if (result.ok) refresh(name);
      else if (!isHere.current) {
        const detail = "It was sent from what you have left since.";
        toast(refusalText(result.error), { tone: "error", detail });
      } else if (turn === latest.current) setError(result.error);
      return result;
    },
    [name, refresh, isHere],
  );

  const reset = useCallback(() => setError(null), []);
  return { run, pending: running > 0, error, reset };
}
