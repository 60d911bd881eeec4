"use client";

/** What ./dialog.tsx opens. */
import { Dialog as Base } from "@base-ui/react/dialog";
import clsx from "clsx";
import { useRef } from "react";
import { backdropClass } from "./backdrop";
import type { DialogProps } from "./dialog";
import { DialogBox } from "./dialog-box";
import { Icon } from "./icon";

const widths = { small: "max-w-[26rem]", medium: "max-w-[36rem]", large: "max-w-[54rem]" };

export function DialogPopup(props: Omit<DialogProps, "footer">) {
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open={props.open}
      onOpenChange={props.onOpenChange}
      disablePointerDismissal={props.sticky ?? false}
    >
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Viewport className="fixed inset-0 overflow-y-auto overscroll-contain p-3 sm:px-6 sm:py-[8vh]">
          <DialogBox
            initialFocus={props.initialFocus ?? (() => firstControl(body.current, props.startsAt))}
            className={clsx(
              "popup relative mx-auto w-full rounded-xl",
              widths[props.width ?? "medium"],
            )}
          >
            <div className="flex items-start justify-between gap-4 px-5 pt-4">
              <div className="min-w-0">
                <Base.Title className="font-serif text-title font-semibold">
                  {props.title}
                </Base.Title>
                {props.description ? (
                  <Base.Description className="mt-0.5 text-sm text-soft">
                    {props.description}
                  </Base.Description>
                ) : null}
              </div>
              <Base.Close
                aria-label="Close"
                className="-mr-1.5 inline-grid size-7 flex-none place-items-center rounded-md text-soft hover:bg-sunk hover:text-ink"
              >
                <Icon name="close" />
              </Base.Close>
            </div>
            <div ref={body} className="px-5 pt-3 pb-5">
              {props.children}
            </div>
          </DialogBox>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

const FIELD = "input:not([type=hidden], :disabled), textarea:not(:disabled), select:not(:disabled)";

/** Where typing starts: the first field, else the first button, not the close button above them. */
function firstControl(body: HTMLElement | null, startsAt = "*"): HTMLElement | true {
  return (
    body?.querySelector(startsAt)?.querySelector<HTMLElement>(FIELD) ??
    body?.querySelector<HTMLElement>(FIELD) ??
    body?.querySelector<HTMLElement>("a[href], button:not(:disabled)") ??
    true
  );
}
