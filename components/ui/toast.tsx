"use client";

/**
 * The status line: at the foot of the layout, with room of its own, so that it covers nothing. It
 * says what was done last, and how to take that back; what is older waits behind it.
 */
import clsx from "clsx";
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import { Icon } from "./icon";
import { RefusalText } from "./refusal-text";

export type ToastOptions = {
  detail?: string;
  /** `error` stays until something else is said, and is announced at once. */
  tone?: "plain" | "error";
  /** Takes the step back, from the line or by key. */
  undo?: () => void;
};

/** Something done that can be taken back, or a word on why it cannot be. */
export type Step = { key: string; said: string } & (
  { undo: () => void | Promise<void>; cannot?: never } | { cannot: string; undo?: never }
);

type Message = { id: number; text: string; detail: string; isError: boolean };

type Line = { message: Message | null; steps: readonly Step[]; isHidden: boolean };

/** More than anybody goes back one after the other. */
const STEPS = 500;

const EMPTY: Line = { message: null, steps: [], isHidden: false };

/** Of the page, not of a component: also what is fetched later, or has left the screen, may speak. */
let line = EMPTY;
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: Partial<Line>): void {
  line = { ...line, ...next };
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** `toast("C7 withdrawn", { undo })`: says what just happened, once, out of the way. */
export function toast(text: string, { detail = "", tone, undo }: ToastOptions = {}): void {
  lastId += 1;
  const message = { id: lastId, text, detail, isError: tone === "error" };
  set({ message, isHidden: false });
  if (undo) offerStep({ key: `here ${lastId}`, said: text, undo });
}

export function useToast(): typeof toast {
  return toast;
}

/** Offers to take something back; said again, it stands where it stood. */
export function offerStep(step: Step): void {
  if (line.steps.some(({ key }) => key === step.key)) return;
  set({ steps: [step, ...line.steps].slice(0, STEPS), isHidden: false });
}

export function dropSteps(isGone: (step: Step) => boolean): void {
  set({ steps: line.steps.filter((step) => !isGone(step)) });
}

let undoing: Promise<void> = Promise.resolve();

/** Takes the last step back, or the one named; several presses go back one after the other. */
export function undoStep(key?: string): void {
  undoing = undoing.then(async () => {
    const step = line.steps.find((one) => key === undefined || one.key === key);
    if (!step) {
      toast("Nothing was done here that can be undone.");
      return;
    }
    dropSteps((one) => one.key === step.key);
    // What was done before it is taken back by the next press alone, once that is known.
    if (step.undo) await step.undo();
    else toast(step.cannot);
  });
}

export function useSteps(): readonly Step[] {
  return useLine().steps;
}

function useLine(): Line {
  return useSyncExternalStore(
    listen,
    () => line,
    () => EMPTY,
  );
}

/**
 * What went wrong since something that covers the line was opened, to be said there; null where
 * nothing did.
 */
export function useFaultSince(isOpen: boolean): string | null {
  const { message } = useLine();
  const last = message?.id ?? 0;
  const [opened, setOpened] = useState({ isOpen, last });
  if (opened.isOpen !== isOpen) setOpened({ isOpen, last });
  if (!isOpen || !message?.isError || message.id <= opened.last) return null;
  return message.detail === "" ? message.text : `${message.text}. ${message.detail}`;
}

/** What is said without a step to take back makes way for the last step. */
const SHOWN_FOR = 12_000;

/** Draws the status line under everything below it. */
export function ToastProvider({
  undoKeys,
  children,
}: {
  undoKeys?: ReactNode;
  children: ReactNode;
}) {
  return (
    <>
      {children}
      <StatusLine undoKeys={undoKeys} />
    </>
  );
}

function StatusLine({ undoKeys }: { undoKeys: ReactNode }) {
  const { message, steps, isHidden } = useLine();
  const last = steps[0];
  const step = last?.undo ? last : undefined;
  const region = useRef<HTMLElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const [isHeld, setIsHeld] = useState(false);
  const isShown = !isHidden && (message !== null || step !== undefined);
  const text = message?.text ?? step?.said ?? "";
  useRoomOf(region, isShown);

  // Nothing that is being read or reached for goes away.
  const passes = message !== null && !message.isError && !isHeld && message.text !== step?.said;
  const passing = passes ? message.id : null;
  useEffect(() => {
    if (passing === null) return;
    const timer = setTimeout(() => {
      if (line.message?.id === passing) set({ message: null, isHidden: line.steps.length === 0 });
    }, SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [passing]);

  function leave() {
    const before = cameFrom.current;
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  }

  return (
    <section
      ref={region}
      aria-label="Notifications"
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={({ relatedTarget, currentTarget }) => {
        if (!currentTarget.contains(relatedTarget)) cameFrom.current = relatedTarget;
        setIsHeld(true);
      }}
      onBlur={() => setIsHeld(false)}
      className={clsx(
        "no-print sticky bottom-0 z-40 flex items-center gap-x-3 bg-sunk px-4 text-sm sm:px-[1.375rem]",
        isShown && "border-t border-rule py-1",
      )}
    >
      <p
        role={message?.isError ? "alert" : "status"}
        className={clsx("min-w-0 wrap-anywhere", message?.isError && "text-danger")}
      >
        {isShown ? (
          <>
            <span className="font-medium">
              <RefusalText>{text}</RefusalText>
            </span>
            {message?.detail ? (
              <span dir="auto" className="text-soft">
                {" · "}
                <RefusalText>{message.detail}</RefusalText>
              </span>
            ) : null}
          </>
        ) : null}
      </p>
      {isShown ? (
        <>
          {step ? (
            <button
              type="button"
              onClick={() => {
                leave();
                undoStep(step.key);
              }}
              className="inline-flex min-h-6 max-w-[50%] flex-none items-center gap-1.5 rounded-md px-1.5 font-medium text-accent hover:bg-accent-soft"
            >
              <span className="truncate">
                {step.said === text ? "Undo" : `Undo “${step.said}”`}
              </span>
              <span className="max-sm:hidden">{undoKeys}</span>
            </button>
          ) : null}
          <button
            type="button"
            aria-label="Dismiss"
            onClick={() => {
              leave();
              set({ message: null, isHidden: true });
            }}
            className="ml-auto inline-grid size-6 flex-none place-items-center rounded-md text-faint hover:bg-surface hover:text-ink"
          >
            <Icon name="close" className="size-3.5" />
          </button>
        </>
      ) : null}
    </section>
  );
}

/** Tells the layout how much room the line takes, so that nothing lies under it. */
function useRoomOf(region: { current: HTMLElement | null }, isShown: boolean): void {
  useLayoutEffect(() => {
    const element = region.current;
    if (!element) return;
    const { style } = document.documentElement;
    const measure = () => style.setProperty("--status-room", `${element.offsetHeight}px`);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [region, isShown]);
}
