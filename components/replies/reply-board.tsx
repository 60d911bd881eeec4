"use client";

import clsx from "clsx";
import Link from "next/link";
import { useRef } from "react";
import { countOf } from "@/components/drafts/draft-counts";
import { useElementCursor, useListKeys } from "@/components/shell/use-list-keys";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { KeepInside } from "@/components/ui/paper";
import { BOARD_GROUPS, GROUP_TITLES, type BoardGroup } from "@/lib/replies/board";
import { SPEAKS_OF, type SaidLine } from "@/lib/replies/match";
import type { Board } from "@/lib/replies/queries";
import { OUTCOME_LABELS } from "@/lib/replies/rules";
import { boardHref } from "./address";
import { AskSomebody } from "./ask-somebody";
import type { ChosenClaim } from "./claim-chooser";
import { BOARD_COLUMNS, Labelled, ReplyRow, Small } from "./reply-row";
import { SaidQuote } from "./said-quote";

/** What the newest draft says, by request, and what no request backs. */
export type BoardSaid = {
  draft: number;
  byRequest: Readonly<Record<number, readonly SaidLine[]>>;
  unbacked: readonly SaidLine[];
};

type Props = {
  slug: string;
  board: Omit<Board, "named">;
  /** Null where there is no draft; "reading" while it is read for the first time. */
  said: BoardSaid | "reading" | null;
  open: number | null;
  asking: { subject: string; claims: readonly ChosenClaim[] } | null;
  /** Why nobody can be asked here. */
  unable?: string | undefined;
};

/** Lines without a request that are shown; the draft holds the others. */
const UNBACKED_SHOWN = 30;

/** A story's requests for a reply by deadline, what a draft says without one first. */
export function ReplyBoard({ slug, board, said, open, asking, unable }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const { requests, counts, total, page, pages } = board;
  const known = said === "reading" ? null : said;
  const unbacked = page === 1 ? (known?.unbacked ?? []) : [];
  const cursor = useElementCursor(list, "[data-reply-row]", {
    focused: "a",
    start: () => list.current?.querySelector<HTMLElement>("[data-current]") ?? null,
  });
  const press = (what: string) => (row: HTMLElement | null) => {
    const link = row?.querySelector<HTMLElement>(what);
    link?.click();
    return link ? null : "That is logged already";
  };
  useListKeys(cursor, {
    group: "Replies",
    noun: "request",
    more: [
      {
        keys: "l",
        label: "Log a request for what the draft says",
        isKeyOnly: true,
        unable,
        act: press("[data-log]"),
      },
    ],
  });

  return (
    <div ref={list} tabIndex={-1} className="@container min-w-0 pb-10 outline-none">
      <KeepInside className="m-4">
        Not to leave the newsroom: this page says whom the story asks, and what came of it.
      </KeepInside>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 pt-4 pb-2.5 sm:px-[1.375rem]">
        <p className="flex flex-wrap gap-x-4 text-soft nums">
          <span>{summaryOf(total, counts)}</span>
          {known && known.unbacked.length > 0 ? (
            <span className="inline-flex items-center gap-1.5 text-warn">
              <Icon name="warning" />
              {known.unbacked.length === 1
                ? "1 line in the draft that no request backs"
                : `${countOf(known.unbacked.length, "line")} in the draft that no request backs`}
            </span>
          ) : null}
          {said === "reading" ? (
            <span role="status">The draft is being read for what it says of replies…</span>
          ) : null}
        </p>
        <div className="no-print flex flex-wrap gap-2">
          <AskSomebody {...{ slug, page, asking, unable }} />
        </div>
      </div>
      {total === 0 && unbacked.length === 0 ? (
        <Nothing slug={slug} mayAsk={unable === undefined} />
      ) : (
        <>
          <div
            aria-hidden="true"
            className={clsx(
              "hidden border-b border-rule px-4 py-1.5 text-xs text-faint sm:px-[1.375rem]",
              BOARD_COLUMNS,
            )}
          >
            <span>Subject, and what is put</span>
            <span>Sent</span>
            <span>Due</span>
            <span>Outcome</span>
            <span>The draft’s line</span>
          </div>
          {unbacked.length > 0 && known ? (
            <Group title="Said in a draft, never logged" count={known.unbacked.length}>
              {unbacked.slice(0, UNBACKED_SHOWN).map((line) => (
                <UnbackedRow
                  key={`${line.start} ${line.party} ${line.says}`}
                  {...{ line, slug, page }}
                  draft={known.draft}
                  mayAsk={unable === undefined}
                />
              ))}
            </Group>
          ) : null}
          {BOARD_GROUPS.map((group) => {
            const rows = requests.filter((request) => request.group === group);
            if (rows.length === 0) return null;
            return (
              <Group key={group} title={GROUP_TITLES[group]} count={counts[group] ?? 0}>
                {rows.map((request) => (
                  <ReplyRow
                    key={request.id}
                    {...{ request, slug, page }}
                    isOpened={request.id === open}
                    said={known && { draft: known.draft, lines: known.byRequest[request.id] ?? [] }}
                    mayRecord={board.can.record}
                  />
                ))}
              </Group>
            );
          })}
        </>
      )}
      {pages > 1 ? (
        <nav
          aria-label="Pages"
          className="no-print flex items-center gap-3 px-4 py-4 text-sm text-faint sm:px-[1.375rem]"
        >
          <span className="nums">
            Page {page} of {pages}
          </span>
          {page > 1 ? (
            <ButtonLink href={boardHref(slug, { page: page - 1 })}>Previous page</ButtonLink>
          ) : null}
          {page < pages ? (
            <ButtonLink href={boardHref(slug, { page: page + 1 })}>Next page</ButtonLink>
          ) : null}
        </nav>
      ) : null}
    </div>
  );
}

function summaryOf(total: number, counts: Partial<Record<BoardGroup, number>>): string {
  const said = [
    counts.overdue ? `${counts.overdue} overdue` : "",
    counts.today ? `${counts.today} due today` : "",
  ].filter((part) => part !== "");
  return `${countOf(total, "request")}${said.length > 0 ? `: ${said.join(", ")}` : ""}`;
}

function Group({
  title,
  count,
  children,
}: {
  title: string;
  count: number;
  children: React.ReactNode;
}) {
  return (
    <section aria-label={title}>
      <h2 className="px-4 pt-3 pb-1 text-xs leading-[1.125rem] font-semibold text-soft sm:px-[1.375rem]">
        {title} <span className="font-normal text-faint nums">{count}</span>
      </h2>
      <ul>{children}</ul>
    </section>
  );
}

/** What a draft says of a reply that nobody logged a request for: flagged, and offered. */
function UnbackedRow({
  line,
  slug,
  page,
  draft,
  mayAsk,
}: {
  line: SaidLine;
  slug: string;
  page: number;
  draft: number;
  mayAsk: boolean;
}) {
  const { party, says } = line;
  const href = boardHref(slug, { page, ask: "new", ...(party !== "" && { subject: party }) });
  return (
    <li
      data-reply-row
      className={clsx(
        "keep-together flex flex-col gap-y-1.5 border-b border-rule px-4 py-2 text-[0.8125rem] leading-[1.125rem] sm:px-[1.375rem]",
        BOARD_COLUMNS,
      )}
    >
      <div className="min-w-0">
        <b dir="auto" className="block font-semibold wrap-anywhere">
          {party === "" ? "Somebody the text does not name" : party}
        </b>
        <p className="text-xs text-faint">{OUTCOME_LABELS[SPEAKS_OF[says]]}, says the draft</p>
      </div>
      <Labelled label="Sent">
        <span className="text-faint">nobody logged it</span>
      </Labelled>
      <span className="hidden @[46rem]:block" />
      <Labelled label="Outcome">
        <span className="inline-flex items-center gap-1.5 text-sm font-strong whitespace-nowrap text-warn">
          <Icon name="warning" /> No request
        </span>
        <Small>
          {mayAsk ? (
            <>
              <Link
                data-log
                href={href}
                scroll={false}
                className="link"
                aria-label={`Log a request to ${party === "" ? "whom the draft means" : party}`}
              >
                Log it
              </Link>{" "}
              or{" "}
            </>
          ) : null}
          <Link className="link" href={`/stories/${slug}/drafts/${draft}`}>
            reword
          </Link>
        </Small>
      </Labelled>
      <Labelled label="The draft’s line">
        <SaidQuote line={line} slug={slug} draft={draft} isBacked={false} />
      </Labelled>
    </li>
  );
}

function Nothing({ slug, mayAsk }: { slug: string; mayAsk: boolean }) {
  return (
    <EmptyState
      title="Nobody has been asked yet"
      next={
        mayAsk ? (
          <ButtonLink variant="primary" href={boardHref(slug, { ask: "new" })} scroll={false}>
            Ask somebody
          </ButtonLink>
        ) : (
          "Editors note whom the story asks."
        )
      }
    >
      Whoever an allegation is about is asked to answer it. Note whom, which claims and until when:
      the letter is written from that, and what becomes of it stands here.
    </EmptyState>
  );
}
