import clsx from "clsx";
import Link from "next/link";
import { countOf } from "@/components/drafts/draft-counts";
import { DaySection } from "@/components/history/day-section";
import { Icon, type IconName } from "@/components/ui/icon";
import type { LogDay, LogLine, ToldEntry } from "@/lib/log/fold";
import { EVENT_TRAITS } from "@/lib/log/rules";
import { lineSentence, sentenceOf, type Said } from "./log-sentence";

type Props = {
  days: readonly LogDay[];
  /** The time of day of an instant on the newsroom's clock. */
  clock: (at: string) => string;
  /** Where the page begins and ends within a day. */
  startsWithin: boolean;
  endsWithin: boolean;
};

/** A page of the log, day by day. */
export function LogDays({ days, clock, startsWithin, endsWithin }: Props) {
  return days.map((day, index) => {
    const isPart = (index === 0 && startsWithin) || (index === days.length - 1 && endsWithin);
    return (
      // A day may come again where the clock was set back.
      <DaySection
        key={`${day.day} ${index}`}
        id={`day-${index}`}
        day={day.day}
        aside={
          <>
            {countOf(day.events, "event")}
            {day.people > 0 ? `, ${day.people} ${day.people === 1 ? "person" : "people"}` : ""}
            {isPart ? " on this page" : ""}
          </>
        }
      >
        <ol>
          {day.lines.map((line) => (
            <Line key={line.entries[0].seq} line={line} clock={clock} />
          ))}
        </ol>
      </DaySection>
    );
  });
}

function Line({ line, clock }: { line: LogLine; clock: Props["clock"] }) {
  const said = lineSentence(line);
  if (line.kind === "event") return <Entry entry={line.entries[0]} said={said} clock={clock} />;
  const latest = line.entries[0];
  const earliest = line.entries.at(-1);
  if (!latest || !earliest) return null;
  const [from, to] = [clock(earliest.at), clock(latest.at)];
  const row = (
    <Row
      time={from === to ? to : `${from} – ${to}`}
      icon={iconOf(line)}
      said={said}
      isSummary={line.kind !== "hidden"}
      story={line.kind === "work" ? (line.entries[0]?.story ?? null) : null}
      seq={
        line.entries.length === 1
          ? latest.seq.toLocaleString("en-GB")
          : `${latest.seq.toLocaleString("en-GB")} + ${line.entries.length - 1}`
      }
    />
  );
  if (line.kind === "hidden") return <li className="keep-together border-b border-rule">{row}</li>;
  return (
    <li className="border-b border-rule">
      <details className="group/fold">
        <summary className="cursor-pointer list-none hover:bg-surface [&::-webkit-details-marker]:hidden">
          {row}
        </summary>
        <ol className="border-t border-rule bg-sunk">
          {line.entries.map((entry) => (
            <Entry key={entry.seq} entry={entry} said={sentenceOf(entry)} clock={clock} />
          ))}
        </ol>
      </details>
    </li>
  );
}

function Entry({ entry, said, clock }: { entry: ToldEntry; said: Said; clock: Props["clock"] }) {
  const { standsOut } = EVENT_TRAITS[entry.event.type];
  return (
    <li
      className={clsx(
        "keep-together border-b border-rule last:border-b-0",
        standsOut && "bg-surface py-1 font-strong",
        namesLeft(entry) && "border-l-4 border-l-danger",
      )}
    >
      <Row
        time={clock(entry.at)}
        icon={iconOf({ kind: "event", entries: [entry], standsOut })}
        said={said}
        story={entry.story}
        seq={
          <Link href={`/log?before=${entry.seq + 1}`} className="hover:underline">
            <span className="sr-only">The log from event </span>
            {entry.seq.toLocaleString("en-GB")}
          </Link>
        }
        standsOut={standsOut}
      />
    </li>
  );
}

/** An export that names sources who are not on the record. */
function namesLeft({ event }: ToldEntry): boolean {
  const isExport = event.type === "claims.exported" || event.type === "document.exported";
  return isExport && event.data.names === true;
}

function Row(props: {
  time: string;
  icon: IconName;
  said: Said;
  story: string | null;
  seq: React.ReactNode;
  standsOut?: boolean;
  /** It is itself what is pressed, so nothing in it can be. */
  isSummary?: boolean;
}) {
  const { who, what, ref } = props.said;
  return (
    <div className="grid grid-cols-[1.125rem_minmax(0,1fr)_auto] items-start gap-x-3 px-4 py-1.5 text-table sm:grid-cols-[6.25rem_1.125rem_minmax(0,1fr)_8rem_5.5rem] sm:px-[1.375rem]">
      <span className="font-normal text-faint nums max-sm:col-span-2 max-sm:text-xs">
        {props.time}
      </span>
      <span className="text-right text-xs/5 font-normal text-faint nums sm:order-last">
        {props.seq}
      </span>
      <Icon
        name={props.icon}
        className={clsx("mt-0.5", props.standsOut ? "text-ink" : "text-faint")}
      />
      <div
        dir="auto"
        className={clsx(
          "wrap-anywhere max-sm:col-span-2",
          props.standsOut ? "text-ink" : "text-soft",
        )}
      >
        {ref === undefined ? null : <span className="mr-1.5 text-faint nums">{ref}</span>}
        {who === "" ? null : <span className="font-strong text-ink">{who} </span>}
        {what}
      </div>
      <span className="truncate text-sm font-normal text-soft max-sm:col-span-2 max-sm:col-start-2">
        {props.story === null || props.isSummary ? (
          props.story
        ) : (
          <Link href={`/log?story=${props.story}`} className="hover:underline">
            {props.story}
          </Link>
        )}
      </span>
    </div>
  );
}

function iconOf(line: LogLine): IconName {
  if (line.kind === "hidden") return "lock";
  if (line.kind === "sign-ins") return "key";
  if (line.kind === "work") return "list";
  const { type } = line.entries[0].event;
  if (type === "citation.file_downloaded") return "download";
  const { groups, standsOut } = EVENT_TRAITS[type];
  if (groups.includes("left")) return "upload";
  if (groups.includes("looks")) return "eye";
  if (groups.includes("sign-ins")) return "key";
  return standsOut ? "bypass" : "list";
}
