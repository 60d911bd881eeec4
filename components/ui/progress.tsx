import clsx from "clsx";

export type ProgressProps = {
  /** What is under way: "Writing the table". */
  label: string;
  value: number;
  max: number;
  className?: string;
};

/** Long work, how far it has come. Put the button that cancels it beside it. */
export function Progress({ label, value, max, className }: ProgressProps) {
  return (
    <div className={clsx("text-sm text-soft", className)}>
      <div className="flex justify-between gap-3">
        <span>{label}</span>
        <span className="nums">
          {value.toLocaleString("en-GB")} of {max.toLocaleString("en-GB")}
        </span>
      </div>
      <progress
        aria-label={label}
        value={value}
        max={max}
        className="mt-1 block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-rule [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-rule [&::-webkit-progress-value]:bg-accent"
      />
    </div>
  );
}
