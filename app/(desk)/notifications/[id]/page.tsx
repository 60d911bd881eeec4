import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OpenNotification } from "@/components/notifications/open-notification";
import { PageHeader } from "@/components/ui/page-header";
import { requireReader } from "@/lib/access/session";
import { seenNotification } from "@/lib/notifications/queries";
import { hrefOf, refInside, whatHappened } from "@/lib/notifications/rules";

export const metadata: Metadata = { title: "Notification" };

/** Where a mail leads, which names no story by its slug. */
export default async function NotificationPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireReader("notification.read");
  const { id } = await params;
  const found = /^\d{1,15}$/.test(id) ? await seenNotification(actor, Number(id)) : null;
  if (!found) notFound();
  return (
    <>
      <PageHeader title={whatHappened(found)} meta={<span dir="auto">{refInside(found)}</span>} />
      <OpenNotification id={found.id} href={hrefOf(found)} />
    </>
  );
}
