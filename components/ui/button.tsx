"use client";

import clsx from "clsx";
import Link from "next/link";
import type { ComponentProps, MouseEvent } from "react";
import { Icon, type IconName } from "./icon";

export type ButtonVariant = "plain" | "primary" | "quiet" | "danger";
export type ButtonSize = "medium" | "small";

type Look = { variant?: ButtonVariant; size?: ButtonSize };

const variants: Record<ButtonVariant, string> = {
  plain: "border-edge bg-surface text-ink hover:bg-sunk",
  primary:
    "border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong",
  quiet: "border-transparent bg-transparent text-accent hover:bg-accent-soft",
  danger: "border-edge bg-surface text-danger hover:border-danger",
};

const sizes: Record<ButtonSize, string> = {
  medium: "min-h-[1.8125rem] px-[0.6875rem] text-[0.8125rem]",
  small: "min-h-6 px-2 text-xs",
};

function look({ variant = "plain", size = "medium" }: Look, className: string | undefined) {
  return clsx(
    "inline-flex items-center justify-center gap-1.5 rounded-md border py-0.5 leading-tight font-medium whitespace-nowrap select-none",
    "disabled:opacity-50 aria-disabled:opacity-60",
    variants[variant],
    sizes[size],
    className,
  );
}

export type ButtonProps = ComponentProps<"button"> &
  Look & {
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
      className={look({ variant, size }, className)}
    />
  );
}

/** A link that looks like a button: for going somewhere, not for changing something. */
export function ButtonLink({
  variant,
  size,
  className,
  ...rest
}: ComponentProps<typeof Link> & Look) {
  return <Link {...rest} className={look({ variant, size }, clsx(className))} />;
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
