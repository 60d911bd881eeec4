/** What a script in a browser waits for, and asks of, a page; nothing here knows the newsroom. */
import type { Page, Response } from "@playwright/test";

/** Opens an address and waits until keys and buttons are listened to. */
export async function open(page: Page, address: string): Promise<Response | null> {
  const response = await page.goto(address);
  await untilInteractive(page);
  return response;
}

/**
 * Until React has taken over what the server drew. A key pressed before that is lost, as it
 * would be to a person who types into a page that is still loading.
 */
export async function untilInteractive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const isTakenOver = (element: Element) =>
      Object.keys(element).some((key) => key.startsWith("__react"));
    const controls = [...document.querySelectorAll("body button, body input, body textarea")];
    return document.readyState === "complete" && controls.every(isTakenOver);
  });
  // What is bound after drawing is bound one frame later.
  await page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
      ),
  );
}

/** Until rows are no longer awaited, and what fades or slides has come to rest; spinners go on. */
export async function untilStill(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('[role="region"][aria-busy="true"]'));
  await page.evaluate(async () => {
    await document.fonts.ready;
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)));
  });
}

/** As the theme's menu does it, on the page as it stands, without remembering it. */
export async function wearTheme(page: Page, theme: "light" | "dark"): Promise<void> {
  await page.evaluate((worn) => {
    document.documentElement.dataset.theme = worn;
  }, theme);
  await untilStill(page);
}

/** The widest thing that sticks out of the window sideways, or null: the page needs no such scrolling. */
export async function stickingOut(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return null;
    const wide = [...document.querySelectorAll("body *")].find(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 1,
    );
    return `${root.scrollWidth} px in ${root.clientWidth}: ${wide?.outerHTML.slice(0, 200) ?? "?"}`;
  });
}

/**
 * The primary buttons that can be pressed now: those of the dialog that is open, else of the page.
 * What is primary is said by its colour, for a reader as for this.
 */
export async function primaryButtons(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const dialogs = [...document.querySelectorAll('[role="dialog"][data-open]')];
    const within = dialogs.at(-1) ?? document.body;
    return [...within.querySelectorAll<HTMLElement>("button, a")]
      .filter((one) => one.classList.contains("bg-accent"))
      .filter((one) => one.checkVisibility() && one.closest("[inert]") === null)
      .map((one) => one.textContent);
  });
}
