/**
 * Runs in every page of every journey: a command that was given from somewhere on the page must not
 * leave the focus on the page's root. So each journey that gives a command tries that as well.
 */
import type { BrowserContext } from "@playwright/test";

/** What the journeys' watcher finds in the console. */
const FOCUS_LOST = "the focus was lost after";

export async function watchFocus(context: BrowserContext): Promise<void> {
  await context.addInitScript((said) => {
    const FRAMES = 60;
    /** Another page takes the place of the one that sent, and the focus is given a moment later. */
    const MOMENT = 20;
    const isLost = () => document.activeElement === document.body;
    let pressed = 0;
    addEventListener("pointerdown", () => (pressed += 1), true);
    const give = window.fetch.bind(window);
    window.fetch = async (...of) => {
      const [to] = of;
      const name = /\/api\/v1\/commands\/([^?]+)/.exec(to instanceof Request ? to.url : String(to));
      const [, command] = name ?? [];
      const [before, wasLost] = [pressed, isLost()];
      const answer = await give(...of);
      if (command === undefined || wasLost) return answer;
      let frames = 0;
      let lostFor = 0;
      // Whoever presses somewhere, or leaves a field by Escape, has put the focus there.
      let isLeft = false;
      addEventListener("keydown", ({ key }) => (isLeft ||= key === "Escape"), true);
      const look = () => {
        frames += 1;
        if (pressed !== before || isLeft || document.hidden) return;
        lostFor = isLost() ? lostFor + 1 : 0;
        if (frames < FRAMES || (lostFor > 0 && lostFor < MOMENT)) requestAnimationFrame(look);
        else if (lostFor > 0) console.error(`${said} ${command} on ${location.pathname}`);
      };
      requestAnimationFrame(look);
      return answer;
    };
  }, FOCUS_LOST);
}
