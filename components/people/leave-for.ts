/** Browser only: a whole new page, so that nothing of the signed-out one stays in memory. */
export function leaveFor(path: string): void {
  window.location.assign(path);
}
