"use client";

/** What ./menu.tsx opens. */
import { Menu as Base } from "@base-ui/react/menu";
import clsx from "clsx";
import Link from "next/link";
import { useCallback, useRef } from "react";
import { Icon } from "./icon";
import { Kbd } from "./kbd";
import type { MenuChoicesProps, MenuItemProps, MenuProps } from "./menu";

type Opened = MenuProps & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Drawn open because of a key: the cursor goes to the first item. */
  startsAtFirst: boolean;
};

export function MenuPopup({ trigger, align, side, className, children, ...state }: Opened) {
  const startsAtFirst = useRef(state.startsAtFirst);
  const goToFirst = useCallback((popup: HTMLDivElement | null) => {
    if (!popup || !startsAtFirst.current) return;
    startsAtFirst.current = false;
    // After the popup has taken the focus itself.
    requestAnimationFrame(() =>
      popup.querySelector<HTMLElement>('[role^="menuitem"]')?.focus({ preventScroll: true }),
    );
  }, []);
  return (
    <Base.Root open={state.open} onOpenChange={(open) => state.onOpenChange(open)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner
          sideOffset={6}
          align={align ?? "start"}
          side={side ?? "bottom"}
          collisionPadding={8}
          className="z-40"
        >
          <Base.Popup
            ref={goToFirst}
            className={clsx(
              "popup max-h-(--available-height) min-w-44 overflow-y-auto p-1",
              className,
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function Item({
  children,
  keys,
  danger,
  disabled,
  onPress,
}: MenuItemProps & { onPress: () => void }) {
  return (
    <Base.Item
      onClick={onPress}
      disabled={disabled ?? false}
      className={clsx("option", danger && !disabled && "text-danger")}
    >
      <span className="flex-1">{children}</span>
      {keys ? <Kbd>{keys}</Kbd> : null}
    </Base.Item>
  );
}

export function LinkItem({ children, href, keys }: MenuItemProps & { href: string }) {
  return (
    <Base.LinkItem render={<Link href={href} />} closeOnClick className="option">
      <span className="flex-1">{children}</span>
      {keys ? <Kbd>{keys}</Kbd> : null}
    </Base.LinkItem>
  );
}

export function Separator() {
  return <Base.Separator className="my-1 h-px bg-rule" />;
}

export function Choices<Value extends string>({
  label,
  value,
  onChange,
  options,
}: MenuChoicesProps<Value>) {
  return (
    <Base.RadioGroup value={value} onValueChange={(next: Value) => onChange(next)}>
      <Base.Group>
        <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-2xs font-semibold text-faint">
          {label}
        </Base.GroupLabel>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} className="option">
            <span className="flex-1">{option.label}</span>
            <Base.RadioItemIndicator>
              <Icon name="check" className="text-accent" />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.Group>
    </Base.RadioGroup>
  );
}
