/** How buttons, and links that look like buttons, are drawn. */
import clsx from "clsx";

export type ButtonVariant = "plain" | "primary" | "quiet" | "danger";
export type ButtonSize = "medium" | "small";

export type ButtonLook = { variant?: ButtonVariant; size?: ButtonSize };

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

export function buttonLook({ variant = "plain", size = "medium" }: ButtonLook, className?: string) {
  return clsx(
    "inline-flex items-center justify-center gap-1.5 rounded-md border py-0.5 leading-tight font-medium whitespace-nowrap select-none",
    "disabled:opacity-50 aria-disabled:opacity-60",
    variants[variant],
    sizes[size],
    className,
  );
}
