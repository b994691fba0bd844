import type { Page } from "playwright-core";

/** How long each frame took in milliseconds, and how many rows were drawn. */
export type Scrolled = { frames: number[]; rows: number };

/** Scrolls the table from its first row to its last at an even speed in pixels a second. */
export function measureFrames(page: Page, speed: number): Promise<Scrolled> {
  return page.evaluate(async (pixelsPerSecond) => {
    const region = document.querySelector("table")?.parentElement;
    if (!region) throw new Error("there is no table");
    const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const isAtEnd = () => region.scrollTop + region.clientHeight >= region.scrollHeight - 1;
    region.scrollTo({ top: 0 });
    // What the jump to the start asks for is drawn first.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const seen = new Set<string | null>();
    const frames: number[] = [];
    let before = await nextFrame();
    while (!isAtEnd()) {
      const now = await nextFrame();
      frames.push(now - before);
      region.scrollTop += ((now - before) / 1000) * pixelsPerSecond;
      before = now;
      for (const row of region.querySelectorAll("[data-index]")) {
        seen.add(row.getAttribute("data-index"));
      }
    }
    return { frames, rows: seen.size };
  }, speed);
}
