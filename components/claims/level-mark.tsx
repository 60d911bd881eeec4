import clsx from "clsx";
import type { ReactNode } from "react";
import { LABELS, type VerificationLevel } from "@/lib/ledger/claims/rules";

export type Level = VerificationLevel;

type Look = { word: string; text: string; color: string; icon: ReactNode };

const ring = <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.6" />;
const disc = <circle cx="8" cy="8" r="6.6" fill="currentColor" />;
const cut = { fill: "none", stroke: "var(--surface)", strokeWidth: "1.7" };

/** How each level looks, everywhere: a word, a colour and an icon of its own shape. */
export const levelLooks: Record<Level, Look> = {
  unverified: {
    word: LABELS.level.unverified,
    text: "text-level-unverified",
    color: "var(--level-unverified)",
    icon: (
      <circle
        cx="8"
        cy="8"
        r="6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeDasharray="2.6 2.2"
      />
    ),
  },
  single_source: {
    word: LABELS.level.single_source,
    text: "text-level-single-source",
    color: "var(--level-single-source)",
    icon: (
      <>
        {ring}
        <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
      </>
    ),
  },
  corroborated: {
    word: LABELS.level.corroborated,
    text: "text-level-corroborated",
    color: "var(--level-corroborated)",
    icon: (
      <g fill="none" stroke="currentColor" strokeWidth="1.6">
        <circle cx="6" cy="8" r="4.4" />
        <circle cx="10" cy="8" r="4.4" />
      </g>
    ),
  },
  verified: {
    word: LABELS.level.verified,
    text: "text-level-verified",
    color: "var(--level-verified)",
    icon: (
      <>
        {disc}
        <path d="M5 8.2l2.1 2.1L11 6.2" {...cut} />
      </>
    ),
  },
  disputed: {
    word: LABELS.level.disputed,
    text: "text-level-disputed",
    color: "var(--level-disputed)",
    icon: (
      <path d="M3 6h10M3 10h10M10.5 3l-5 10" fill="none" stroke="currentColor" strokeWidth="1.7" />
    ),
  },
  unverifiable: {
    word: LABELS.level.unverifiable,
    text: "text-level-unverifiable",
    color: "var(--level-unverifiable)",
    icon: (
      <>
        {ring}
        <path
          d="M6.3 6.6a1.8 1.8 0 1 1 2.4 1.7c-.5.2-.7.5-.7 1M8 11.4v.2"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        />
      </>
    ),
  },
  false: {
    word: LABELS.level.false,
    text: "text-level-false",
    color: "var(--level-false)",
    icon: (
      <>
        {disc}
        <path d="M5.7 5.7l4.6 4.6m0-4.6l-4.6 4.6" {...cut} />
      </>
    ),
  },
};

/** A verification level: icon, word and colour. `short` shows the icon alone, named for screen readers. */
export function LevelMark({
  level,
  short,
  className,
}: {
  level: Level;
  short?: boolean;
  className?: string;
}) {
  const look = levelLooks[level];
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1.5 align-middle text-sm font-strong whitespace-nowrap",
        look.text,
        className,
      )}
    >
      <svg
        viewBox="0 0 16 16"
        className="size-[0.9375rem] flex-none"
        focusable="false"
        {...(short ? { role: "img", "aria-label": look.word } : { "aria-hidden": true })}
      >
        {short ? <title>{look.word}</title> : null}
        {look.icon}
      </svg>
      {short ? null : look.word}
    </span>
  );
}
