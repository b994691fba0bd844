import type { Page } from "playwright-core";

/**
 * Waits until a page shows more than its skeleton, what changed is drawn, and what moves has come to rest. Frame by frame,
 * because the end of a transition that nobody holds on to may never be told.
 */
export async function untilStill(page: Page): Promise<void> {
  await page.locator("h1:visible").first().waitFor();
  await page.evaluate(async () => {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const isMoving = () =>
      document.getAnimations().some(({ playState, effect }) => {
        const end = effect?.getComputedTiming().endTime;
        return playState === "running" && end !== Number.POSITIVE_INFINITY;
      });
    await nextFrame();
    await nextFrame();
    while (isMoving()) await nextFrame();
  });
}
