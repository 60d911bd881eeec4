import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ImportTable } from "@/components/imports/import-table";
import { can } from "@/lib/access/policy";
import { listRecentImports } from "@/lib/imports/queries";
import { orNotFound } from "../../../or-not-found";
import { readStory } from "../read-story";

export const metadata: Metadata = { title: "Bring in a table" };

/** The way in for tables of claims that were made elsewhere. */
export default async function ImportPage({ params }: { params: Promise<{ slug: string }> }) {
  const { actor, story } = await readStory((await params).slug);
  if (!can(actor, "claim.log") || story.status === "killed") notFound();
  const recent = await orNotFound(listRecentImports(actor, story.slug));
  return <ImportTable slug={story.slug} recent={recent} />;
}
