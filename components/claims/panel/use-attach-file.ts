"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { asOneIntent, post } from "@/components/command";
import { useToast } from "@/components/ui/toast";

/** Sends one file for a citation and says how it went; true when it is attached. */
export function useAttachFile(citationId: number): (file: File) => Promise<boolean> {
  const router = useRouter();
  const toast = useToast();
  return useCallback(
    async (file: File) => {
      const form = new FormData();
      form.set("file", file);
      const { name, size, lastModified } = file;
      const result = await asOneIntent(
        "attachments",
        { citationId, name, size, lastModified },
        (key) => post(`/api/v1/attachments?citationId=${citationId}`, { body: form }, key),
      );
      if (!result.ok) {
        const { code, message } = result.error;
        const detail =
          code === "OFFLINE" ? "The server could not be reached. Choose the file again." : message;
        toast(`${file.name} is not attached`, { detail, tone: "error" });
        return false;
      }
      toast(`${file.name} attached`);
      router.refresh();
      return true;
    },
    [citationId, router, toast],
  );
}
