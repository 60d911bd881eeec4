import type { ReactNode } from "react";
import clsx from "clsx";

const shapes = {
  search: (
    <>
      <circle cx="7" cy="7" r="4.4" />
      <path d="M10.3 10.3l3.5 3.5" />
    </>
  ),
  menu: <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />,
  /** Lines, and a mark raised beside them. */
  footnote: <path d="M2 5h6.5M2 8.5h9M2 12h9M12 2.6v3.8" />,
  comment: <path d="M2.5 3h11v7.6H7.2L4.4 13v-2.4H2.5z" />,
  close: <path d="M4 4l8 8m0-8l-8 8" />,
  check: <path d="M3.4 8.6l3 3 6.2-7" />,
  plus: <path d="M8 3v10M3 8h10" />,
  down: <path d="M4.5 6.5L8 10l3.5-3.5" />,
  right: <path d="M6.5 4.5L10 8l-3.5 3.5" />,
  left: <path d="M9.5 4.5L6 8l3.5 3.5" />,
  updown: <path d="M5.4 6.2L8 3.6l2.6 2.6M5.4 9.8L8 12.4l2.6-2.6" />,
  edit: <path d="M10.6 2.9l2.5 2.5-7.6 7.6-3.1.6.6-3.1z" />,
  more: <path d="M3.6 8h.1M8 8h.1M12.4 8h.1" strokeWidth="2.2" strokeLinecap="round" />,
  warning: <path d="M8 1.8l6.6 12H1.4zM8 6v3.6M8 11.4v.4" />,
  clash: <path d="M.8 8h5.4M3.4 4.4L7 8l-3.6 3.6M15.2 8H9.8M12.6 4.4L9 8l3.6 3.6" />,
  info: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 7.2v4M8 4.7v.4" />
    </>
  ),
  lock: (
    <>
      <rect x="3.2" y="7" width="9.6" height="6.6" rx="1.4" />
      <path d="M5.4 7V5a2.6 2.6 0 0 1 5.2 0v2" />
    </>
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 4.6V8l2.4 1.6" />
    </>
  ),
  /** Two lines that become one, and one that becomes two. */
  join: <path d="M2.5 3.5h11M2.5 12.5h11M8 5.2v5.6M6.2 7L8 5.2 9.8 7M6.2 9L8 10.8 9.8 9" />,
  divide: (
    <path d="M2.5 8h3M10.5 8h3M8 6V2.4M6.2 4.2L8 2.4l1.8 1.8M8 10v3.6M6.2 11.8L8 13.6l1.8-1.8" />
  ),
  undo: <path d="M5.6 3.2L2.8 6l2.8 2.8M3 6h6.2a3.6 3.6 0 0 1 0 7.2H6.4" />,
  external: <path d="M6.4 3.4H3.2v9.4h9.4V9.6M9 2.8h4.2V7M13 3L7.4 8.6" />,
  download: <path d="M8 2.6v7.2M4.9 6.9L8 10l3.1-3.1M2.8 13h10.4" />,
  upload: <path d="M8 10V2.6M4.9 5.7L8 2.6l3.1 3.1M2.8 13h10.4" />,
  eye: (
    <>
      <path d="M1.4 8S3.8 3.6 8 3.6 14.6 8 14.6 8 12.2 12.4 8 12.4 1.4 8 1.4 8z" />
      <circle cx="8" cy="8" r="1.9" />
    </>
  ),
  key: (
    <>
      <circle cx="5" cy="10.8" r="3" />
      <path d="M7.2 8.7l6.4-6.3M11 5l2 2" />
    </>
  ),
  bell: (
    <path d="M8 1.9v1M3 11.6h10c-1.1-1-1.4-2-1.4-4.4C11.6 4.9 10.2 3 8 3S4.4 4.9 4.4 7.2c0 2.4-.3 3.4-1.4 4.4zM6.5 13.6a1.6 1.6 0 0 0 3 0" />
  ),
  list: <path d="M3 3.6h.1M3 8h.1M3 12.4h.1M6 3.6h7.4M6 8h7.4M6 12.4h7.4" />,
  /** A way that branches off the one laid down. */
  bypass: <path d="M2 12.5h2.5c4 0 3-9 7-9H14M11.8 1.4L14 3.5l-2.2 2.1M8 12.5h6" />,
  person: (
    <>
      <circle cx="8" cy="5.2" r="2.7" />
      <path d="M2.8 13.6a5.2 5.2 0 0 1 10.4 0" />
    </>
  ),
  mail: (
    <>
      <rect x="1.8" y="3.4" width="12.4" height="9.2" rx="1.4" />
      <path d="M2.4 4.6L8 8.8l5.6-4.2" />
    </>
  ),
  phone: (
    <path d="M5.2 2.2l1.5 3.2-1.6 1.4a8.4 8.4 0 0 0 4.1 4.1l1.4-1.6 3.2 1.5c-.1 2-1.3 3-2.6 3C6.6 13.4 2.6 9.4 2.2 4.8c0-1.3 1-2.5 3-2.6z" />
  ),
  sent: <path d="M14 2L1.8 7l4.6 2.2L9 14zM14 2L6.4 9.2" />,
  copy: (
    <>
      <rect x="5.4" y="5.4" width="8" height="8" rx="1.4" />
      <path d="M10.6 5.2V2.6h-8v8h2.6" />
    </>
  ),
  print: <path d="M4.4 6V2.2h7.2V6M4.4 11.6h-2V6h11.2v5.6h-2M4.4 9.6h7.2v4.2H4.4z" />,
  /** What somebody says in return: with words, struck, without, and nothing. */
  answer: <path d="M2 3h12v8H7.4l-3 2.6V11H2zM5 5.8h6M5 8.3h4" />,
  denial: <path d="M2 3h12v8H7.4l-3 2.6V11H2zM5.4 5.9h5.2M5.4 8.2h5.2M9.2 4.6L6.8 9.5" />,
  dash: <path d="M2 3h12v8H7.4l-3 2.6V11H2zM5.4 7h5.2" />,
  minus: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M5 8h6" />
    </>
  ),
  silence: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M5.2 8h.1M8 8h.1M10.8 8h.1" strokeLinecap="round" strokeWidth="1.8" />
    </>
  ),
  barred: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M2.6 2.6l10.8 10.8" />
    </>
  ),
  circle: <circle cx="8" cy="8" r="5.4" />,
  ring: <circle cx="8" cy="8" r="6" strokeDasharray="2.4 2" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

/** A small line icon. Decorative: the words beside it, or the button's label, carry the meaning. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
      focusable="false"
      className={clsx("size-4 flex-none", className)}
    >
      {shapes[name]}
    </svg>
  );
}
