/** What axe finds wrong with a page as it stands. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

export type Violation = {
  /** The rule, e.g. "color-contrast". */
  rule: string;
  impact: "minor" | "moderate" | "serious" | "critical" | null;
  /** The HTML of what breaks it. */
  where: string[];
};

/**
 * All rules on all of the page. The modes keep the rules and drop what would only cost time: no
 * page of ours holds frames, whose results would have to be gathered in a window of their own,
 * and what is in order need not be described element by element.
 */
export function findViolations(page: Page): Promise<Violation[]> {
  return analyse(page, (axe) => axe);
}

/** Those of the rules that colours break: for the same page in another theme. */
export function findColourViolations(page: Page): Promise<Violation[]> {
  return analyse(page, (axe) => axe.withRules(["color-contrast", "link-in-text-block"]));
}

async function analyse(page: Page, narrow: (axe: AxeBuilder) => AxeBuilder): Promise<Violation[]> {
  if (page.frames().length > 1) throw new Error("A frame would go unread: let axe gather them.");
  const axe = new AxeBuilder({ page }).setLegacyMode().options({
    resultTypes: ["violations"],
    // WCAG 2.2, 2.5.8; axe asks for it only when told.
    rules: { "target-size": { enabled: true } },
  });
  const { violations } = await narrow(axe).analyze();
  return violations.map(({ id, impact, nodes }) => ({
    rule: id,
    impact: impact ?? null,
    where: nodes.map((node) => node.html),
  }));
}

export function isSerious({ impact }: Violation): boolean {
  return impact === "serious" || impact === "critical";
}
