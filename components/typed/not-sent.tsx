"use client";

import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { excerptOf } from "./kept-notice";
import type { Kept } from "./keeper";
import { useKeeper } from "./typed-keeper";

const NONE: readonly Kept[] = [];

/** Everything that was typed at places that begin so and is not sent: here, then in tabs now closed. */
export function useNotSent(start: string): readonly Kept[] {
  const keeper = useKeeper();
  const own = useSyncExternalStore(
    keeper.listen,
    () => keeper.readAt(start),
    () => NONE,
  );
  const left = useSyncExternalStore(
    keeper.listen,
    () => keeper.leftAt(start),
    () => NONE,
  );
  return left.length === 0 ? own : [...own, ...left];
}

/** Beside the button that opens a form: what was typed in it earlier, and is not sent. */
export function NotSent({
  place,
  onOpen,
}: {
  place: string;
  /** Opens the form, which takes it up by itself. */
  onOpen: () => void;
}) {
  const [kept] = useNotSent(place).filter((one) => one.place === place);
  return kept ? <NotSentLine kept={kept} onOpen={onOpen} /> : null;
}

export function NotSentLine({ kept, onOpen }: { kept: Kept; onOpen: () => void }) {
  const keeper = useKeeper();
  return (
    <p
      role="status"
      className="no-print flex basis-full flex-wrap items-center gap-x-2 text-xs text-soft"
    >
      <span className="min-w-0 wrap-anywhere">
        You were writing <bdi>“{excerptOf(kept.value)}”</bdi>
      </span>
      <Button size="small" variant="quiet" onClick={onOpen}>
        Go on
      </Button>
      <Button size="small" variant="quiet" onClick={() => keeper.drop(kept)}>
        Discard
      </Button>
    </p>
  );
}
