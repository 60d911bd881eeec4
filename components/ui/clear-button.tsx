"use client";

import { Icon } from "./icon";

/** Empties the field that it stands in. For the pointer; on the keyboard the text is selected and deleted. */
export function ClearButton({ onClear }: { onClear: () => void }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label="Clear"
      onClick={onClear}
      className="inline-grid size-6 flex-none place-items-center rounded-md text-faint hover:bg-sunk hover:text-ink"
    >
      <Icon name="close" className="size-3.5" />
    </button>
  );
}
