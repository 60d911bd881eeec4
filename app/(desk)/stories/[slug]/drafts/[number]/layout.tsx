import type { Metadata } from "next";
import type { ReactNode } from "react";
import { DraftReader } from "@/components/drafts/reader/draft-reader";
import { draftName } from "@/lib/drafts/rules";
import { readDraft, readNumber } from "./read-draft";

type Props = { params: Promise<{ slug: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: draftName(readNumber((await params).number)) };
}

/**
 * The text, around the panel. It stands in the layout because a layout is not sent again when
 * only the query of the address changes: walking from claim to claim fetches the panel alone.
 */
export default async function DraftLayout({ params, children }: Props & { children: ReactNode }) {
  const { slug, number } = await params;
  const draft = await readDraft(slug, readNumber(number));
  return <DraftReader draft={draft} panel={children} />;
}
