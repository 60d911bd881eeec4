import { Meter } from "@/components/ui/meter";
import { levelLooks, type Level } from "./level-mark";

/** From what is settled to what is not: the order in which the bar reads. */
const order: readonly Level[] = [
  "verified",
  "corroborated",
  "single_source",
  "disputed",
  "false",
  "unverifiable",
  "unverified",
];

/** How many claims stand at each level, as a bar. */
export function LevelMeter({
  counts,
  className,
}: {
  counts: Partial<Record<Level, number>>;
  className?: string;
}) {
  return (
    <Meter
      label="Claims by level"
      className={className ?? ""}
      parts={order.map((level) => ({
        label: levelLooks[level].word.toLowerCase(),
        value: counts[level] ?? 0,
        color: levelLooks[level].color,
      }))}
    />
  );
}
