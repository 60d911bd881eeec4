import { NotFoundNotice } from "@/components/shell/not-found-notice";

export default function NotFound() {
  return (
    <>
      {/* In the page itself: a layout that finds nothing answers before any metadata does. */}
      <title>Nothing here · Sourceline</title>
      <NotFoundNotice inShell />
    </>
  );
}
