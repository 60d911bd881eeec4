/**
 * Runs in the page before anything of it: notes what shifts, and the moment from which every
 * control does what it says. Not compiled, so that it is the page's alone.
 */
/* global document, PerformanceObserver, requestAnimationFrame, window */
const seen = { interactiveMs: 0, layoutShift: 0 };
window.seen = seen;

new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (!entry.hadRecentInput) seen.layoutShift += entry.value;
  }
}).observe({ type: "layout-shift", buffered: true });

const isTakenOver = (element) => Object.keys(element).some((key) => key.startsWith("__react"));

function look() {
  const controls = [...document.querySelectorAll("body button, body input")];
  const isReady = document.readyState !== "loading" && controls.length > 0;
  if (isReady && controls.every(isTakenOver)) seen.interactiveMs = performance.now();
  else requestAnimationFrame(look);
}

requestAnimationFrame(look);
