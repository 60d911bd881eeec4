"use client";

import clsx from "clsx";
import Link from "next/link";
import type { ComponentProps, MouseEvent } from "react";
import { buttonLook, type ButtonLook } from "./button-look";
import { Icon, type IconName } from "./icon";

export type ButtonProps = ComponentProps<"button"> &
  ButtonLook & {
    /** Work is under way: presses do nothing, the button keeps its focus, and says so. */
    pending?: boolean;
  };

export function Button({ variant, size, pending, className, onClick, ...rest }: ButtonProps) {
  function press(event: MouseEvent<HTMLButtonElement>) {
    if (pending) event.preventDefault();
    else onClick?.(event);
  }
  return (
    <button
      type="button"
      {...rest}
      {...(pending ? { "aria-disabled": true, "aria-busy": true } : {})}
      onClick={press}
      className={buttonLook({ variant, size }, className)}
    />
  );
}

/** A link that looks like a button: for going somewhere, not for changing something. */
export function ButtonLink({
  variant,
  size,
  className,
  ...rest
}: ComponentProps<typeof Link> & ButtonLook) {
  return <Link {...rest} className={buttonLook({ variant, size }, clsx(className))} />;
}

/** A square button with an icon; `label` is its accessible name and its tooltip. */
export function IconButton({
  icon,
  label,
  className,
  ...rest
}: Omit<ComponentProps<"button">, "children"> & { icon: IconName; label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={clsx(
        "inline-grid size-7 flex-none place-items-center rounded-md text-soft hover:bg-sunk hover:text-ink",
        className,
      )}
    >
      <Icon name={icon} />
    </button>
  );
}
