import { Button } from "@/components/ui/button";
import { countOf } from "../draft-counts";
import type { Sending } from "./use-add-draft";

/** How far the draft has come; announced when the stage changes, not at every percent. */
export function SendingProgress({ sending, claims }: { sending: Sending; claims: number }) {
  const isUploading = sending.stage === "uploading";
  const percent = isUploading ? Math.round(sending.share * 100) : null;
  const label = isUploading
    ? "Uploading"
    : sending.stage === "reading"
      ? "Reading the text…"
      : claims > 0
        ? `Placing ${countOf(claims, "claim")}…`
        : "Looking for claims…";
  return (
    <div className="flex items-end gap-3 text-sm text-soft">
      <div className="min-w-0 flex-1">
        <p className="flex gap-1.5">
          <span role="status">{label}</span>
          {percent === null ? null : <span className="nums">{percent} %</span>}
        </p>
        <progress
          aria-label={label}
          {...(percent === null ? {} : { value: percent, max: 100 })}
          className="mt-1 block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-rule [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-rule [&::-webkit-progress-value]:bg-accent [&:indeterminate]:animate-pulse [&:indeterminate]:bg-accent/40"
        />
      </div>
      {sending.cancel ? (
        <Button size="small" onClick={sending.cancel}>
          {isUploading ? "Cancel" : "Stop waiting"}
        </Button>
      ) : null}
    </div>
  );
}
