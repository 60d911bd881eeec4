import clsx from "clsx";

export type MeterPart = {
  /** What this part stands for, in words: "verified". */
  label: string;
  value: number;
  /** A CSS colour, usually `var(--level-verified)`. */
  color: string;
};

/** A thin bar of coloured parts. Its accessible name tells the same in words. */
export function Meter({
  parts,
  label,
  className,
}: {
  parts: readonly MeterPart[];
  label?: string;
  className?: string;
}) {
  const shown = parts.filter((part) => part.value > 0);
  const told = shown.map((part) => `${part.value} ${part.label}`).join(", ") || "nothing yet";
  const name = label ? `${label}: ${told}` : told;
  return (
    <div
      role="img"
      aria-label={name}
      title={name}
      className={clsx(
        "flex h-1.5 w-[260px] max-w-full gap-px overflow-hidden rounded-[3px] bg-rule forced-color-adjust-none print:border print:[print-color-adjust:exact]",
        className,
      )}
    >
      {shown.map((part) => (
        <span
          key={part.label}
          className="block min-w-[3px]"
          style={{ flexGrow: part.value, flexBasis: 0, background: part.color }}
        />
      ))}
    </div>
  );
}
