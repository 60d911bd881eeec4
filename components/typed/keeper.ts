/**
 * Keeps what a person has typed and not sent: in this browser, sealed under a key that the server
 * gives them while they are signed in, one record for each place and tab. So it outlives the page,
 * the tab, the browser and the session, no tab overwrites another's, and nobody else reads it.
 */
import { makeKey } from "@/components/make-key";
import type { Seal } from "./seal";
import type { Tab } from "./tab";

export type Kept = {
  readonly id: string;
  /** What is typed where: "verdict 12". */
  readonly place: string;
  readonly tab: string;
  /** When it was last changed, in milliseconds. */
  readonly at: number;
  readonly value: unknown;
};

/** Why the browser's storage took nothing. */
export type Refusal = "blocked" | "full";

type Doors = { storage: Storage | null; seal: Seal; tab: Tab };

const PREFIX = "sourceline.typed.";
const VERSION = 1;
const DAY = 86_400_000;
/** Nobody comes back to finish a sentence after that, and a machine that is handed on forgets it. */
const KEPT_DAYS = 60;
/** Where the browser cannot say which tabs live: a tab in which nothing was typed for so long. */
const QUIET_MILLISECONDS = 600_000;

export class Keeper {
  private readonly records = new Map<string, Kept>();
  private readonly listeners = new Set<() => void>();
  private living: ReadonlySet<string> | null = new Set();
  private refusal: Refusal | null;
  /** What was typed in this page, which goes along where its tab gets another name. */
  private readonly typedHere = new Set<string>();
  private turn = 0;
  private readonly lists = new Map<string, { turn: number; list: readonly Kept[] }>();

  /** @param doors null on the server and before somebody is known: then it keeps in memory alone. */
  constructor(private readonly doors: Doors | null) {
    this.refusal = doors && !doors.storage ? "blocked" : null;
    if (doors?.storage) this.readAll(doors.storage);
    doors?.tab.onRename(() => this.takeAlong());
  }

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Why what was typed last is not kept; null where it is. */
  readonly refused = (): Refusal | null => (this.records.size > 0 ? this.refusal : null);

  /** What this tab holds at a place. */
  readonly read = (place: string): Kept | null => {
    const tab = this.tabName();
    for (const kept of this.records.values()) {
      if (kept.place === place && kept.tab === tab) return kept;
    }
    return null;
  };

  /** All that this tab holds at places that begin so; the same list as long as nothing changes. */
  readonly readAt = (start: string): readonly Kept[] =>
    this.list(`own ${start}`, (kept) => kept.place.startsWith(start) && this.isOwn(kept));

  /** What tabs that are no more left at places that begin so, the newest first. */
  readonly leftAt = (start: string): readonly Kept[] =>
    this.list(`left ${start}`, (kept) => kept.place.startsWith(start) && this.isLeft(kept));

  write(place: string, value: unknown): void {
    const before = this.read(place);
    const kept = { id: before?.id ?? makeId(), place, tab: this.tabName(), at: Date.now(), value };
    this.typedHere.add(kept.id);
    this.records.set(kept.id, kept);
    this.store(kept);
    this.tell();
  }

  forget(place: string): void {
    const kept = this.read(place);
    if (kept) this.drop(kept);
  }

  drop({ id }: Pick<Kept, "id">): void {
    if (!this.records.delete(id)) return;
    this.withStorage((storage) => storage.removeItem(PREFIX + id));
    this.tell();
  }

  /** Takes over what another tab left; what stands at the place here goes under a new record. */
  adopt(left: Kept): void {
    const kept = { ...left, id: makeId(), tab: this.tabName() };
    this.records.set(kept.id, kept);
    this.store(kept);
    this.drop(left);
  }

  /** Asks anew which tabs are open. */
  async lookAround(): Promise<void> {
    if (!this.doors) return;
    this.living = await this.doors.tab.living();
    this.tell();
  }

  /** Another tab kept or dropped something. */
  readonly onStorage = ({ key, newValue }: Pick<StorageEvent, "key" | "newValue">): void => {
    if (key === null || !key.startsWith(PREFIX)) return;
    const id = key.slice(PREFIX.length);
    const before = this.records.get(id);
    // Whoever types here goes on holding it.
    if (before && this.isOwn(before)) return;
    const kept = newValue === null ? null : this.open(id, newValue);
    if (kept) this.records.set(id, kept);
    else this.records.delete(id);
    this.tell();
  };

  private takeAlong(): void {
    for (const id of this.typedHere) {
      const kept = this.records.get(id);
      if (!kept) continue;
      const taken = { ...kept, tab: this.tabName() };
      this.records.set(id, taken);
      this.store(taken);
    }
    void this.lookAround();
  }

  private tabName(): string {
    return this.doors?.tab.name() ?? "";
  }

  private isOwn(kept: Kept): boolean {
    return kept.tab === this.tabName();
  }

  private isLeft(kept: Kept): boolean {
    if (this.isOwn(kept)) return false;
    if (this.living) return this.living.size > 0 && !this.living.has(kept.tab);
    return kept.at < Date.now() - QUIET_MILLISECONDS;
  }

  private list(name: string, holds: (kept: Kept) => boolean): readonly Kept[] {
    const known = this.lists.get(name);
    if (known?.turn === this.turn) return known.list;
    const found = [...this.records.values()].filter(holds).sort((one, two) => two.at - one.at);
    const isSame =
      known?.list.length === found.length && known.list.every((kept, at) => kept === found[at]);
    const list = isSame ? known.list : found;
    this.lists.set(name, { turn: this.turn, list });
    return list;
  }

  private tell(): void {
    this.turn += 1;
    for (const listener of this.listeners) listener();
  }

  private store(kept: Kept): void {
    const { id, ...rest } = kept;
    this.withStorage((storage, { seal }) => {
      storage.setItem(PREFIX + id, seal.close(JSON.stringify({ version: VERSION, ...rest })));
    });
  }

  /** Storage may be full or forbidden; that is said (TypedKeeper), and what is on screen stays. */
  private withStorage(act: (storage: Storage, doors: Doors) => void): void {
    const { doors } = this;
    if (!doors?.storage) return;
    try {
      act(doors.storage, doors);
      this.refusal = null;
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
      this.refusal = isFull ? "full" : "blocked";
    }
  }

  private readAll(storage: Storage): void {
    this.withStorage(() => {
      const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
      for (const name of names) {
        if (!name.startsWith(PREFIX)) continue;
        const id = name.slice(PREFIX.length);
        const kept = this.open(id, storage.getItem(name) ?? "");
        if (isOver(id)) storage.removeItem(name);
        else if (kept) this.records.set(id, kept);
      }
    });
  }

  private open(id: string, sealed: string): Kept | null {
    const text = this.doors?.seal.open(sealed) ?? null;
    if (text === null) return null;
    const { version, place, tab, at, value } = JSON.parse(text) as Kept & { version: number };
    return version === VERSION ? { id, place, tab, at, value } : null;
  }
}

/** Begins with its day, so that also what cannot be opened has an end. */
function makeId(): string {
  return `${Math.floor(Date.now() / DAY)}.${makeKey()}`;
}

function isOver(id: string): boolean {
  return Number.parseInt(id, 10) < Math.floor(Date.now() / DAY) - KEPT_DAYS;
}

/** Null where the browser allows none; some say so only once it is used. */
export function browserStorage(): Storage | null {
  try {
    const { localStorage } = globalThis;
    localStorage.getItem(PREFIX);
    return localStorage;
  } catch {
    return null;
  }
}
