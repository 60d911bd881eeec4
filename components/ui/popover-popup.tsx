"use client";

/** What ./popover.tsx opens. */
import { Popover as Base } from "@base-ui/react/popover";
import clsx from "clsx";
import type { PopoverProps } from "./popover";

type Opened = PopoverProps & { open: boolean; onOpenChange: (open: boolean) => void };

export function PopoverPopup(props: Opened) {
  return (
    <Base.Root open={props.open} onOpenChange={(open) => props.onOpenChange(open)}>
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

export const PopoverClose = Base.Close;
