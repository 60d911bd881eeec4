import type { Metadata } from "next";
import { Suspense } from "react";
import { notFound } from "next/navigation";
import { readBoardAddress, boardHref } from "@/components/replies/address";
import { ReplyBoard, type BoardSaid } from "@/components/replies/reply-board";
import { RequestPanel } from "@/components/replies/request-panel";
import { MadeInStory } from "@/components/sources/made-in-story";
import { Split } from "@/components/ui/split";
import type { Authorized } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { listPuttable } from "@/lib/replies/about-claim";
import { matchLines, type NamedRequest } from "@/lib/replies/match";
import { getBoard, withoutCited } from "@/lib/replies/queries";
import { readDraftLines, type DraftLines } from "@/lib/replies/read-lines";
import { getRequest } from "@/lib/replies/request-view";
import { first, type SearchParams } from "../../../search-params";
import { readStory } from "../read-story";

export const metadata: Metadata = { title: "Replies" };

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

/** Whom the story asked to answer what it says, by deadline; one of them beside it. */
export default async function RepliesPage({ params, searchParams }: Props) {
  const { actor, story } = await readStory((await params).slug);
  if (!can(actor, "reply.read")) notFound();
  const asked = await searchParams;
  const { open, page, ask, take } = readBoardAddress((name) => first(asked[name]));
  const [{ named, ...board }, request, lines, claims] = await Promise.all([
    getBoard(actor, story.id, page),
    open === null ? null : getRequest(actor, story.id, open),
    readDraftLines(actor, story.id),
    ask ? listPuttable(actor, story.id, ask.numbers) : [],
  ]);
  const isKilled = story.status === "killed";
  const unable = !board.can.request
    ? "Your role asks nobody for a reply"
    : isKilled
      ? "The story was killed: nobody is asked any more"
      : undefined;
  const view = (said: BoardSaid | "reading" | null) => (
    <MadeInStory slug={story.slug}>
      <Split
        panel={
          open === null ? null : (
            <RequestPanel
              {...{ request, take, story: { id: story.id, slug: story.slug } }}
              closeHref={boardHref(story.slug, { page: board.page })}
              said={
                said === null || said === "reading"
                  ? null
                  : { draft: said.draft, lines: said.byRequest[open] ?? [] }
              }
              by={actor.name}
            />
          )
        }
      >
        <ReplyBoard
          {...{ slug: story.slug, board, said, open, unable }}
          asking={ask && unable === undefined ? { subject: ask.subject, claims } : null}
        />
      </Split>
    </MadeInStory>
  );
  if (lines === null) return view(null);
  const said = () => readSaid(actor, story.id, lines, named);
  if (lines.isReady) return view(await said());
  return <Suspense fallback={view("reading")}>{said().then(view)}</Suspense>;
}

async function readSaid(
  actor: Authorized<"reply.read">,
  storyId: number,
  { draft, lines }: DraftLines,
  named: readonly NamedRequest[],
): Promise<BoardSaid> {
  const matched = matchLines(await lines, named);
  return {
    draft: draft.number,
    byRequest: Object.fromEntries(matched.lines),
    unbacked: await withoutCited(actor, storyId, matched.unbacked),
  };
}
