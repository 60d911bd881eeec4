"use client";

/**
 * What the server says can be undone, offered in the status line and by Ctrl+Z: the acts of this
 * tab, kept over a reload, and never anything that was not said here. A copied tab has the same acts:
 * what is undone in one is offered in the others no more.
 */
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { onChanged, useRefresh, type Change } from "@/components/changes";
import { giveCommand } from "@/components/command";
import { useShortcut } from "@/components/shell/shortcuts";
import { whyNotUndone } from "@/lib/undo/rules";
import { dropSteps, offerStep, toast, undoStep, useSteps } from "@/components/ui/toast";

type Did = { act: number; said: string };

const PLACE = "sourceline.acts";
const MOST = 500;
const ACT = "act ";

/** @param person whose acts these are: nobody else's are offered to them in this tab. */
export function UndoKeys({ person }: { person: string }) {
  const refresh = useRefresh();
  const router = useRouter();
  const bringUpToDate = (rows: Change["rows"]) => {
    // What is no claim's, a view or a part of a draft, stands in the page itself.
    if (rows?.length === 0) router.refresh();
    else refresh("acts.undo");
  };
  const hasSteps = useSteps().length > 0;
  const latest = useRef(bringUpToDate);
  useEffect(() => {
    latest.current = bringUpToDate;
  });
  useEffect(() => {
    dropSteps(({ key }) => key.startsWith(ACT));
    for (const did of readKept(person).toReversed()) offer(person, did);
    const others = channelOf(person);
    others.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === "number") withdraw(person, data);
    };
    const stop = onChanged(({ command, input, rows, undo }) => {
      if (command === "acts.undo") {
        latest.current(rows);
        others.postMessage((input as { act: number }).act);
      }
      const because = undo ? null : whyNotUndone(command);
      if (because !== null) offerStep({ key: `not ${++refused}`, said: "", cannot: because });
      if (!undo) return;
      keep(person, [undo, ...readKept(person)]);
      offer(person, undo);
      toast(capitalised(undo.said));
    });
    return () => {
      stop();
      others.close();
    };
  }, [person]);
  useShortcut({
    keys: "mod+z",
    label: "Undo what you did last",
    group: "Everywhere",
    words: "take back revert",
    isKeyOnly: !hasSteps,
    leavesTyped: true,
    run: () => undoStep(),
  });
  useShortcut({
    keys: "mod+shift+z",
    label: "Redo",
    group: "Everywhere",
    leavesTyped: true,
    unable: "What was undone is not done again by key: do it by hand, as one act more",
    run: () => undefined,
  });
  return null;
}

let refused = 0;

/** To the other tabs of this person; what one says, it does not hear. */
function channelOf(person: string): BroadcastChannel {
  return new BroadcastChannel(`sourceline.undone.${person}`);
}

/** It was undone in another tab. */
function withdraw(person: string, act: number): void {
  const key = stepOf(act);
  const did = readKept(person).find((one) => one.act === act);
  dropSteps((step) => step.key === key);
  if (!did) return;
  forget(person, act);
  toast(`Undone in another tab: ${did.said}`);
}

/** The key of the step that takes an act back. */
export function stepOf(act: number): string {
  return `${ACT}${act}`;
}

function offer(person: string, { act, said }: Did): void {
  const undo = async () => {
    const result = await giveCommand("acts.undo", { act });
    if (result.ok) {
      const { left } = result.value;
      const detail = left.map(({ ref, why }) => `${ref} stays: ${why}`).join(" ");
      forget(person, act);
      toast(`Undone: ${said}`, detail ? { detail } : {});
      return;
    }
    const { code, message, unmet = [] } = result.error;
    toast([message, ...unmet].join(" "), { tone: "error" });
    // What was not answered may be tried again; what was refused stays refused.
    if (code === "OFFLINE" || code === "FAULT" || code === "BUSY") offer(person, { act, said });
    else forget(person, act);
  };
  offerStep({ key: stepOf(act), said: capitalised(said), undo });
}

function capitalised(said: string): string {
  return said.slice(0, 1).toUpperCase() + said.slice(1);
}

function forget(person: string, act: number): void {
  keep(
    person,
    readKept(person).filter((did) => did.act !== act),
  );
}

/** The newest first. */
function readKept(person: string): Did[] {
  try {
    const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? "null") as unknown;
    if (typeof kept !== "object" || kept === null) return [];
    const { person: whose, acts } = kept as { person?: unknown; acts?: unknown };
    return whose === person && Array.isArray(acts) ? acts.filter(isDid) : [];
  } catch {
    return [];
  }
}

function keep(person: string, acts: readonly Did[]): void {
  try {
    const own = acts.filter(({ act }, at) => acts.findIndex((one) => one.act === act) === at);
    sessionStorage.setItem(PLACE, JSON.stringify({ person, acts: own.slice(0, MOST) }));
  } catch {
    // Storage is full or forbidden: it is offered as long as the page is open.
  }
}

function isDid(kept: unknown): kept is Did {
  if (typeof kept !== "object" || kept === null) return false;
  const { act, said } = kept as Record<string, unknown>;
  return typeof act === "number" && typeof said === "string";
}
