import clsx from "clsx";
import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import { SPEAKS_OF, type SaidLine } from "@/lib/replies/match";
import type { RequestRow } from "@/lib/replies/queries";
import { CHANNEL_LABELS, isOpen, OUTCOME_LABELS } from "@/lib/replies/rules";
import { boardHref } from "./address";
import { ChannelIcon, OutcomeMark } from "./outcome-mark";
import { SaidQuote } from "./said-quote";

/** The columns of the board, where the list has room for them; its head has the same. */
export const BOARD_COLUMNS =
  "@[46rem]:grid @[46rem]:grid-cols-[minmax(0,1fr)_6.25rem_5.75rem_7.75rem_11rem] @[46rem]:gap-x-3 @[64rem]:grid-cols-[minmax(0,1fr)_8rem_6.5rem_9rem_18rem] @[64rem]:gap-x-5";

type Props = {
  request: RequestRow;
  slug: string;
  page: number;
  isOpened: boolean;
  /** Null while the draft is still being read, and where there is none. */
  said: { lines: readonly SaidLine[]; draft: number } | null;
  mayRecord: boolean;
};

/** One request: whom, what is put, when it went, when it is due, what came, and the draft's line. */
export function ReplyRow({ request, slug, page, isOpened, said, mayRecord }: Props) {
  const { subject, claims, claimCount, outcome, withdrawn } = request;
  // What agrees with the record backs it; another sentence may be about something else.
  const lines = said?.lines ?? [];
  const line = lines.find(({ says }) => SPEAKS_OF[says] === outcome) ?? lines[0];
  const speaksOf = line ? SPEAKS_OF[line.says] : null;
  const isOffered =
    speaksOf !== null && isOpen(outcome) && request.possible.includes(speaksOf) && !withdrawn;
  const isOtherwise = speaksOf !== null && !isOpen(outcome) && speaksOf !== outcome && !withdrawn;
  return (
    <li
      data-reply-row
      data-current={isOpened || undefined}
      className={clsx(
        "keep-together relative flex flex-col gap-y-1.5 border-b border-rule px-4 py-2 text-[0.8125rem] leading-[1.125rem] sm:px-[1.375rem]",
        BOARD_COLUMNS,
        isOpened ? "bg-accent-soft" : "hover:bg-surface",
      )}
    >
      <div className="min-w-0">
        <Link
          dir="auto"
          href={boardHref(slug, { page, open: request.id })}
          scroll={false}
          aria-current={isOpened ? "true" : undefined}
          className={clsx(
            "block font-semibold wrap-anywhere hover:underline",
            withdrawn && "text-soft line-through",
          )}
        >
          {subject}
        </Link>
        <p
          dir="auto"
          className="line-clamp-3 font-serif text-quote leading-[1.1875rem] wrap-anywhere"
        >
          {claims
            .filter(({ wording }) => wording !== "")
            .map(({ wording }) => wording.replace(/\.$/, ""))
            .join("; ")}
          {claimCount === 0 ? <span className="text-faint">No claim chosen yet</span> : null}{" "}
          <bdi className="font-sans text-xs text-faint nums">
            {claims
              .slice(0, 6)
              .map(({ ref }) => ref)
              .join(" ")}
            {claimCount > 6 ? ` and ${claimCount - 6} more` : ""}
          </bdi>
        </p>
      </div>
      <Labelled label="Sent">
        {request.sentAt && request.channel ? (
          <>
            <span className="inline-flex items-center gap-1.5 nums">
              <ChannelIcon channel={request.channel} />
              <Time at={request.sentAt} />
            </span>
            <Small>
              {CHANNEL_LABELS[request.channel].toLowerCase()}, {request.sentBy}
            </Small>
          </>
        ) : (
          <span className="text-faint">not yet</span>
        )}
      </Labelled>
      <Labelled label="Due">
        {request.deadlineAt ? (
          <Due at={request.deadlineAt} isLate={request.isOverdue} isWaiting={isOpen(outcome)} />
        ) : (
          <span className="text-faint">no deadline</span>
        )}
      </Labelled>
      <Labelled label="Outcome">
        {withdrawn ? (
          <span className="text-soft">Withdrawn</span>
        ) : (
          <OutcomeMark outcome={outcome} className={isOpen(outcome) ? "text-soft" : ""} />
        )}
        {isOffered && mayRecord ? (
          <Small>
            <span className="border-b-[1.5px] border-dotted border-faint">
              {OUTCOME_LABELS[speaksOf]}?
            </span>{" "}
            <Link
              href={boardHref(slug, { page, open: request.id, take: speaksOf })}
              scroll={false}
              className="link"
              aria-label={`Take “${OUTCOME_LABELS[speaksOf]}” for ${subject}, as the draft says it`}
            >
              Take it
            </Link>
          </Small>
        ) : request.reminders > 0 && request.remindedAt && isOpen(outcome) ? (
          <Small>
            reminded <Time at={request.remindedAt} />
          </Small>
        ) : request.outcomeAt ? (
          <Small>
            <Time at={request.outcomeAt} />
          </Small>
        ) : null}
      </Labelled>
      <Labelled label="The draft’s line">
        {line && said ? (
          <>
            <SaidQuote line={line} slug={slug} draft={said.draft} />
            {isOtherwise ? (
              <Small className="text-warn">
                says {OUTCOME_LABELS[speaksOf].toLowerCase()}, recorded is{" "}
                {OUTCOME_LABELS[outcome].toLowerCase()}
              </Small>
            ) : null}
          </>
        ) : (
          <span className="text-soft">{said ? "None yet" : "—"}</span>
        )}
      </Labelled>
    </li>
  );
}

function Due({ at, isLate, isWaiting }: { at: string; isLate: boolean; isWaiting: boolean }) {
  return (
    <>
      <span
        className={clsx(
          "inline-flex items-center gap-1.5 whitespace-nowrap nums",
          isLate && "font-strong text-level-disputed",
        )}
      >
        {isWaiting ? <Icon name="clock" className={isLate ? "" : "text-soft"} /> : null}
        <Time at={at} />
      </span>
      {isWaiting ? (
        <Small>
          <Time at={at} format="relative" />
        </Small>
      ) : null}
    </>
  );
}

/** A cell under its column's head; where there is no room for columns, beside its name. */
export function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex min-w-0 gap-3 @[46rem]:block">
      <span className="w-24 flex-none text-xs text-faint @[46rem]:sr-only">{label}</span>
      <div className="min-w-0">{children}</div>
    </div>
  );
}

export function Small({ children, className }: { children: React.ReactNode; className?: string }) {
  return (
    <span className={clsx("block text-xs leading-[1.0625rem]", className ?? "text-faint")}>
      {children}
    </span>
  );
}
