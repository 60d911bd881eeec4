"use client";

import { Popover as Base } from "@base-ui/react/popover";
import clsx from "clsx";
import type { ReactElement, ReactNode } from "react";

export type PopoverProps = {
  /** The button that opens it: <Chip>, <Button>, <IconButton>. */
  trigger: ReactElement;
  /** The popup's accessible name; shown as its heading with `heading`. */
  label: string;
  heading?: boolean;
  align?: "start" | "center" | "end";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
  children: ReactNode;
};

/** A small panel beside its button, for a filter or a few fields. Escape closes it. */
export function Popover(props: PopoverProps) {
  return (
    <Base.Root
      {...(props.open === undefined ? {} : { open: props.open })}
      onOpenChange={(open) => props.onOpenChange?.(open)}
    >
      <Base.Trigger render={props.trigger} />
      <Base.Portal>
        <Base.Positioner
          sideOffset={6}
          align={props.align ?? "start"}
          collisionPadding={8}
          className="z-40"
        >
          <Base.Popup
            aria-label={props.heading ? undefined : props.label}
            className={clsx(
              "popup max-h-(--available-height) max-w-(--available-width) min-w-56 overflow-y-auto p-3",
              props.className,
            )}
          >
            {props.heading ? (
              <Base.Title className="mb-2 text-xs font-semibold text-soft">
                {props.label}
              </Base.Title>
            ) : null}
            {props.children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Closes the popover it stands in. */
export const PopoverClose = Base.Close;
