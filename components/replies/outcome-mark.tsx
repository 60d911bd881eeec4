import clsx from "clsx";
import { Icon, type IconName } from "@/components/ui/icon";
import { OUTCOME_LABELS, type ReplyChannel, type ReplyOutcome } from "@/lib/replies/rules";

/** Each outcome has a shape of its own: none is told by a colour. */
export const OUTCOME_ICONS: Record<ReplyOutcome, IconName> = {
  not_contacted: "ring",
  sent: "sent",
  unreachable: "barred",
  no_response: "silence",
  declined: "minus",
  no_comment: "dash",
  responded: "answer",
  denied: "denial",
};

const CHANNEL_ICONS: Record<ReplyChannel, IconName> = {
  email: "mail",
  phone: "phone",
  letter: "mail",
  fax: "print",
  message: "answer",
  in_person: "person",
  video: "person",
  public: "eye",
  other: "sent",
};

export function OutcomeMark({ outcome, className }: { outcome: ReplyOutcome; className?: string }) {
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1.5 text-sm font-strong whitespace-nowrap",
        className,
      )}
    >
      <Icon name={OUTCOME_ICONS[outcome]} />
      {OUTCOME_LABELS[outcome]}
    </span>
  );
}

export function ChannelIcon({ channel }: { channel: ReplyChannel }) {
  return <Icon name={CHANNEL_ICONS[channel]} className="text-soft" />;
}
