import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";

export const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** Only they can differ from one theme to the other. */
export const ofColors = ["color-contrast", "link-in-text-block"];

type Question = {
  /** Groups of rules; all of axe's rules unless tags or rules are given. */
  tags?: string[];
  rules?: string[];
  /** Of what is looked at; the whole page unless given. */
  within?: string;
  /** What is judged elsewhere. */
  without?: string;
  /** What frames show is judged elsewhere. */
  ignoresFrames?: boolean;
};
type Violation = { id: string; nodes: { html: string }[] };

const besideBuilder = createRequire(createRequire(import.meta.url).resolve("@axe-core/playwright"));
const source = readFileSync(besideBuilder.resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe finds on a page as it is now: names of rules, each with the first elements that break it. A document gets
 * axe once, however often it is looked at; only a page with frames takes the builder's way, which looks into them.
 */
export async function findViolations(page: Page, question: Question = {}): Promise<string[]> {
  const hasFrames = page.frames().length > 1 && !question.ignoresFrames;
  const violations = await (hasFrames ? askBuilder(page, question) : askPage(page, question));
  return violations.map(({ id, nodes }) => {
    const elements = nodes.slice(0, 3).map(({ html }) => html.slice(0, 300));
    return `${id}: ${elements.join(" ")}`;
  });
}

async function askBuilder(page: Page, question: Question): Promise<Violation[]> {
  const axe = new AxeBuilder({ page });
  if (question.within) axe.include(question.within);
  if (question.without) axe.exclude(question.without);
  if (question.rules) axe.withRules(question.rules);
  if (question.tags) axe.withTags(question.tags);
  return (await axe.analyze()).violations;
}

async function askPage(page: Page, question: Question): Promise<Violation[]> {
  const { tags, rules, within, without } = question;
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  const context = {
    ...(within ? { include: [[within]] } : {}),
    exclude: without ? [[without]] : [],
  };
  const options = {
    ...(tags ? { runOnly: { type: "tag", values: tags } } : {}),
    ...(rules ? { runOnly: { type: "rule", values: rules } } : {}),
    ...{ iframes: false, resultTypes: ["violations"], selectors: false },
  };
  return page.evaluate(
    async (asked) => (await Object(window).axe.run(asked.context, asked.options)).violations,
    { context, options },
  );
}
