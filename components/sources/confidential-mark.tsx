import { Icon } from "@/components/ui/icon";

/** The name beside it is a handle. Said in words, too: the sign alone tells nobody. */
export function ConfidentialMark() {
  return (
    <span className="inline-flex items-baseline gap-1 text-soft">
      <Icon name="lock" className="size-3 self-center" />
      confidential
    </span>
  );
}
