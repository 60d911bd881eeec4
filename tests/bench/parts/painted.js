/**
 * Runs in the page: measures from a key to the frame in which what it does can be seen, and has been
 * painted. Not compiled, so that it is the page's alone.
 */
/* global MessageChannel, document, requestAnimationFrame, window */
window.paintedAfter = (seen) =>
  new Promise((resolve) => {
    document.addEventListener("keydown", begin, { capture: true, once: true });
    function begin({ timeStamp }) {
      const before = seen();
      function look() {
        if (seen() === before) requestAnimationFrame(look);
        else afterPaint(() => resolve(performance.now() - timeStamp));
      }
      requestAnimationFrame(look);
    }
  });

/** What the row of a claim that was typed says of it; undefined: there is none yet. */
window.entryState = (typed) => {
  const rows = [...document.querySelectorAll("[data-claims] tbody tr")].slice(0, 40);
  const row = rows.find((one) => one.textContent.includes(typed));
  return row && (row.dataset.entry ?? "saved");
};

/** A message sent from a frame is heard once the frame is painted. */
function afterPaint(then) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = then;
  port2.postMessage(null);
}
