/**
 * Which tab this is, and which others are open. A tab keeps its name over a reload and when the
 * browser brings it back, and holds a lock of that name as long as it lives; so what a tab left
 * that is no more can be told from what another is still writing.
 */
import { renameTab, tabName } from "@/components/tab-name";

const LOCK = "sourceline.tab.";

export type Tab = {
  name: () => string;
  /** Calls `listener` where the name turned out to be another tab's, of which this is a copy. */
  onRename: (listener: () => void) => void;
  /** Names of the tabs that live; null where the browser cannot tell. */
  living: () => Promise<ReadonlySet<string> | null>;
};

/** How long a reload may take to let go of the name; then it belongs to a tab that this is a copy of. */
const HANDOVER_MILLISECONDS = 3_000;

export function openTab(): Tab {
  let name = tabName();
  let renamed: () => void = () => undefined;
  // Exists only where the page came by TLS or from this machine.
  const locks = (navigator as { locks?: LockManager }).locks;

  function claim(locks: LockManager, signal?: AbortSignal): void {
    locks
      .request(LOCK + name, signal ? { signal } : {}, () => new Promise(() => undefined))
      .catch(() => {
        name = renameTab();
        claim(locks);
        renamed();
      });
  }
  if (locks) claim(locks, AbortSignal.timeout(HANDOVER_MILLISECONDS));

  return {
    name: () => name,
    onRename: (listener) => {
      renamed = listener;
    },
    living: async () => {
      if (!locks) return null;
      const { held = [], pending = [] } = await locks.query();
      return new Set([...held, ...pending].map((lock) => (lock.name ?? "").slice(LOCK.length)));
    },
  };
}
