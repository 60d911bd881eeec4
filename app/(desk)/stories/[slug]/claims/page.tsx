import type { Metadata } from "next";
import { ClaimTableView } from "../../../claim-table-view";
import type { SearchParams } from "../../../search-params";
import { readStory } from "../read-story";

export const metadata: Metadata = { title: "Claims" };

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

export default async function StoryClaimsPage({ params, searchParams }: Props) {
  const { actor, story } = await readStory((await params).slug);
  return <ClaimTableView actor={actor} story={story} searchParams={searchParams} />;
}
