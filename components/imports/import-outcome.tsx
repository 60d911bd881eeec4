"use client";

import { countOf } from "@/components/drafts/draft-counts";
import { Button, ButtonLink } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import type { ImportProgress } from "@/lib/imports/running";
import type { ImportSteps } from "./use-import";

/** An import in hand, and how it ended. */
export function ImportOutcome({
  slug,
  progress,
  steps,
}: {
  slug: string;
  progress: ImportProgress;
  steps: ImportSteps;
}) {
  const { state, doing, done, all, importId, left } = progress;
  if (state === "running") {
    const label = doing === "in" ? "Bringing rows in" : "Taking rows back";
    return (
      <div className="mt-3 max-w-[44rem]">
        <Progress label={label} value={done} max={Math.max(all, done, 1)} />
        {doing === "in" ? (
          <Button className="mt-3" onClick={() => void steps.stop()}>
            Stop, and take back what came in
          </Button>
        ) : null}
      </div>
    );
  }
  return (
    <div className="mt-2 max-w-[44rem]">
      <p role="status" className="text-soft">
        {said(progress)}
      </p>
      {left.length > 0 ? (
        <ul className="mt-2 grid gap-1 text-sm text-soft">
          {left.map(({ ref, why }) => (
            <li key={`${ref} ${why}`} dir="auto" className="wrap-anywhere">
              {ref === "" ? why : `${ref}: ${why}`}
            </li>
          ))}
        </ul>
      ) : null}
      <div className="mt-3 flex flex-wrap gap-2">
        <ButtonLink variant="primary" href={`/stories/${slug}/claims`}>
          To the claims
        </ButtonLink>
        {state === "done" && doing === "in" && importId !== null ? (
          <Button onClick={() => void steps.takeBack(importId)}>Undo this import</Button>
        ) : null}
        <Button onClick={steps.startOver}>Bring in another file</Button>
      </div>
    </div>
  );
}

function said({ state, doing, done, message, left }: ImportProgress): string {
  if (state === "stopped") return "Stopped. What had come in was taken back.";
  if (state === "failed") return `Nothing was brought in. ${message ?? ""}`.trim();
  if (doing === "in") return `${countOf(done, "row")} came in.`;
  if (left.length === 0) return "The import was taken back.";
  return "The import was taken back, but for what somebody has acted on since:";
}
