import { notFound, redirect } from "next/navigation";
import { claimRef, parseClaimRef } from "@/lib/ledger/claims/rules";
import { readStory } from "../../read-story";

/** A claim's plain address opens it beside its story's table. */
export default async function ClaimPage({
  params,
}: {
  params: Promise<{ slug: string; ref: string }>;
}) {
  const { slug, ref } = await params;
  const { story } = await readStory(slug);
  const number = parseClaimRef(ref);
  if (number === null) notFound();
  redirect(`/stories/${story.slug}/claims?open=${claimRef(number)}`);
}
