"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { giveCommand } from "@/components/command";
import { readFigures } from "@/components/figures";

/** Come to from a mail: it is read by that, and leads on. */
export function OpenNotification({ id, href }: { id: number; href: string }) {
  const router = useRouter();
  useEffect(() => {
    void giveCommand("notifications.read", { id }).then(() => {
      readFigures();
      router.replace(href);
    });
  }, [id, href, router]);
  return (
    <p className="px-4 py-6 text-soft sm:px-[1.375rem]">
      Opening{" "}
      <Link href={href} className="link">
        what it is about
      </Link>
      …
    </p>
  );
}
