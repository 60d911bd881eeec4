"use client";

import {
  createContext,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import { Warning } from "@/components/ui/warning";
import { browserStorage, Keeper } from "./keeper";
import { sealUnder } from "./seal";
import { openTab } from "./tab";

/** Without anybody signed in what is typed stands in the page alone. */
const nobody = new Keeper(null);
const KeeperContext = createContext(nobody);

export function useKeeper(): Keeper {
  return useContext(KeeperContext);
}

let opened: { typingKey: string; keeper: Keeper } | null = null;

/** One for the page, however often its frame is drawn anew. */
function keeperUnder(typingKey: string): Keeper {
  if (typeof window === "undefined") return nobody;
  if (opened?.typingKey !== typingKey) {
    const doors = { storage: browserStorage(), seal: sealUnder(typingKey), tab: openTab() };
    opened = { typingKey, keeper: new Keeper(doors) };
  }
  return opened.keeper;
}

/** Around every signed-in page: what is typed below it and not sent is kept (keeper.ts). */
export function TypedKeeper({
  typingKey,
  children,
}: {
  /** The person's own, from the server. */
  typingKey: string;
  children: ReactNode;
}) {
  const [keeper] = useState(() => keeperUnder(typingKey));
  useEffect(() => {
    // A tab may have ended while nobody looked here.
    const look = () => void keeper.lookAround();
    look();
    addEventListener("storage", keeper.onStorage);
    addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      removeEventListener("storage", keeper.onStorage);
      removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [keeper]);
  return (
    <KeeperContext value={keeper}>
      <NotKept keeper={keeper} />
      {children}
    </KeeperContext>
  );
}

const BECAUSE = {
  blocked: "This browser does not let the page store anything",
  full: "This browser’s storage is full",
} as const;

/** Said as soon as something is typed that is kept nowhere; leaving the page then asks first. */
function NotKept({ keeper }: { keeper: Keeper }) {
  const refusal = useSyncExternalStore(keeper.listen, keeper.refused, () => null);
  useEffect(() => {
    if (!refusal) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [refusal]);
  return (
    <div role="alert" className="no-print px-4 sm:px-[1.375rem]">
      {refusal ? (
        <Warning className="mt-3">
          {BECAUSE[refusal]}: what you type is here until it is sent, and lost if this tab is closed
          before.
        </Warning>
      ) : null}
    </div>
  );
}
