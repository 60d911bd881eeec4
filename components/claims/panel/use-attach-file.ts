"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { useToast } from "@/components/ui/toast";

/** Sends one file for a citation and says how it went; true when it is attached. */
export function useAttachFile(citationId: number): (file: File) => Promise<boolean> {
  const router = useRouter();
  const toast = useToast();
  return useCallback(
    async (file: File) => {
      const form = new FormData();
      form.set("file", file);
      const fault = await send(citationId, form);
      if (fault) {
        toast(`${file.name} is not attached`, { detail: fault, tone: "error" });
        return false;
      }
      toast(`${file.name} attached`);
      router.refresh();
      return true;
    },
    [citationId, router, toast],
  );
}

/** @returns what went wrong, or null. */
async function send(citationId: number, form: FormData): Promise<string | null> {
  try {
    const response = await fetch(`/api/v1/attachments?citationId=${citationId}`, {
      method: "POST",
      body: form,
    });
    if (response.ok) return null;
    const body = (await response.json()) as { error?: { message?: string } };
    return body.error?.message ?? "The server refused the file.";
  } catch {
    return "The server could not be reached. Choose the file again.";
  }
}
