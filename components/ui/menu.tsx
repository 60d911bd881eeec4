"use client";

import { Menu as Base } from "@base-ui/react/menu";
import clsx from "clsx";
import Link from "next/link";
import type { ReactElement, ReactNode } from "react";
import { Icon } from "./icon";
import { Kbd } from "./kbd";

export type MenuProps = {
  trigger: ReactElement;
  align?: "start" | "center" | "end";
  side?: "bottom" | "top";
  className?: string;
  children: ReactNode;
};

export function Menu({
  trigger,
  align = "start",
  side = "bottom",
  className,
  children,
}: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner
          sideOffset={6}
          align={align}
          side={side}
          collisionPadding={8}
          className="z-40"
        >
          <Base.Popup
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

type ItemProps = {
  children: ReactNode;
  /** The key that does the same. */
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
};

export function MenuItem({
  children,
  keys,
  danger,
  disabled,
  onPress,
}: ItemProps & { onPress: () => void }) {
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

export function MenuLink({ children, href, keys }: ItemProps & { href: string }) {
  return (
    <Base.LinkItem render={<Link href={href} />} closeOnClick className="option">
      <span className="flex-1">{children}</span>
      {keys ? <Kbd>{keys}</Kbd> : null}
    </Base.LinkItem>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="my-1 h-px bg-rule" />;
}

export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-2xs font-semibold text-faint">
        {label}
      </Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

/** One choice out of several, marked with a tick. */
export function MenuChoices<Value extends string>({
  label,
  value,
  onChange,
  options,
}: {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string }[];
}) {
  return (
    <Base.RadioGroup value={value} onValueChange={(next: Value) => onChange(next)}>
      <MenuGroup label={label}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} className="option">
            <span className="flex-1">{option.label}</span>
            <Base.RadioItemIndicator>
              <Icon name="check" className="text-accent" />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </MenuGroup>
    </Base.RadioGroup>
  );
}

/** An item that is on or off; the menu stays open for the next one. */
export function MenuCheck({
  checked,
  onChange,
  children,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}) {
  return (
    <Base.CheckboxItem
      checked={checked}
      onCheckedChange={(next) => onChange(next)}
      className="option"
    >
      <span className="flex-1">{children}</span>
      <Base.CheckboxItemIndicator>
        <Icon name="check" className="text-accent" />
      </Base.CheckboxItemIndicator>
    </Base.CheckboxItem>
  );
}
