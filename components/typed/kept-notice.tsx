"use client";

import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { Typed } from "./use-typed";

/** Above or below a field that holds what was typed earlier, and what other tabs left beside it. */
export function KeptNotice<Value>({
  typed,
  onDiscard,
}: {
  typed: Typed<Value>;
  /** What else ends when it is given up, such as an edit under way. */
  onDiscard?: () => void;
}) {
  const { since, left } = typed;
  if (since === null && left.length === 0) return null;
  return (
    <div role="status" className="no-print flex flex-col gap-1 text-xs text-soft">
      {since === null ? null : (
        <p className="flex flex-wrap items-center gap-x-2">
          <span>
            You were writing this <Time at={new Date(since).toISOString()} format="relative" />.
          </span>
          <Button
            size="small"
            variant="quiet"
            onClick={() => {
              typed.clear();
              onDiscard?.();
            }}
          >
            Discard
          </Button>
        </p>
      )}
      {left.map((one) => (
        <p key={one.id} className="flex flex-wrap items-center gap-x-2">
          <span className="min-w-0 wrap-anywhere">
            In a tab that was closed you were writing <bdi>“{excerptOf(one.value)}”</bdi>
          </span>
          <Button size="small" variant="quiet" onClick={() => typed.takeUp(one)}>
            {since === null && typed.value === "" ? "Go on" : "Go on with that"}
          </Button>
          <Button size="small" variant="quiet" onClick={() => typed.drop(one)}>
            Discard
          </Button>
        </p>
      ))}
    </div>
  );
}

const EXCERPT = 80;

/**
 * What somebody knows it by: the longest text that is prose, not a name in an address, and that does
 * not stand in it twice, as before and after an edit.
 */
export function excerptOf(value: unknown): string {
  const texts = textsIn(value).filter((text) => text.trim() !== "");
  const changed = texts.filter((text) => texts.indexOf(text) === texts.lastIndexOf(text));
  const prose = changed.filter((text) => /\s/.test(text));
  const [candidates = []] = [prose, changed, texts].filter(({ length }) => length > 0);
  const [longest = ""] = candidates.toSorted((one, two) => two.length - one.length);
  return longest.length > EXCERPT ? `${longest.slice(0, EXCERPT)}…` : longest;
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
