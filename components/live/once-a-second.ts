/** Runs at once, and for whatever is wished meanwhile once more when a second is over. */
export function onceASecond(work: () => void): () => void {
  let last = -Infinity;
  let isWaiting = false;
  const run = () => {
    isWaiting = false;
    last = performance.now();
    work();
  };
  return () => {
    if (isWaiting) return;
    const left = last + 1_000 - performance.now();
    if (left <= 0) run();
    else {
      isWaiting = true;
      setTimeout(run, left);
    }
  };
}
