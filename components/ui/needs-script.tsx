"use client";

import { useEffect } from "react";

type Watched = { sourcelineScript?: { isHere: () => void } };

const PLACE = "script-missing";

/**
 * Stands in the document, so it is short and old-fashioned: says that the page's script did not
 * come, when one of its files fails or nothing of it has run after a long while.
 */
const WATCH = `(function () {
  function say() { var e = document.getElementById("${PLACE}"); if (e) e.hidden = false; }
  function failed(e) { if (e.target && e.target.tagName === "SCRIPT") say(); }
  addEventListener("error", failed, true);
  var timer = setTimeout(say, 20000);
  window.sourcelineScript = { isHere: function () {
    clearTimeout(timer);
    removeEventListener("error", failed, true);
    var e = document.getElementById("${PLACE}"); if (e) e.hidden = true;
  } };
})();`;

const box = "border-b border-rule bg-warn/9 px-4 py-2.5 text-sm text-ink sm:px-[1.375rem]";

/** What does not work where the page's script is blocked or did not come, said above the page. */
export function NeedsScript({ nonce }: { nonce: string | undefined }) {
  useEffect(() => {
    (window as Watched).sourcelineScript?.isHere();
  }, []);
  return (
    <>
      <noscript>
        <p className={box}>
          <strong className="font-semibold">JavaScript is off.</strong> Pages can be read without
          it; signing in, logging, deciding, searching and exporting need it. Allow scripts for this
          site, then load the page again.
        </p>
      </noscript>
      <p id={PLACE} role="alert" hidden suppressHydrationWarning className={box}>
        <strong className="font-semibold">A part of this page did not load.</strong> It can be read,
        but nothing on it can be sent. Check the connection, and whether something in this browser
        blocks scripts, then load the page again.
      </p>
      {/* Browsers hide a nonce from scripts, so React finds another than it was sent. */}
      <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: WATCH }} />
    </>
  );
}
