import { notFound } from "next/navigation";
import { SourcelineError } from "@/lib/platform/errors";

/** What a query reads, or the not-found page where the record does not exist for the asker. */
export async function orNotFound<Value>(reading: Promise<Value>): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof SourcelineError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}
