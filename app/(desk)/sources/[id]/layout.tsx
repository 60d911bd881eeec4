import type { Metadata } from "next";
import type { ReactNode } from "react";
import { LiveOn } from "@/components/live/live-on";
import { SourcePageHeader } from "@/components/sources/source-page-header";
import { readSource } from "./read-source";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { source } = await readSource((await params).id);
  return { title: { default: source.name, template: `%s · ${source.name} · Sourceline` } };
}

/** The source's header and tabs, around its claims, its history and its settings. */
export default async function SourceLayout({ params, children }: Props & { children: ReactNode }) {
  const { source } = await readSource((await params).id);
  return (
    <>
      <LiveOn source={source.id} />
      <SourcePageHeader source={source} />
      {children}
    </>
  );
}
