import { mkdir, rm, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { openApi } from "../demo/api.ts";
import type { DemoPlan } from "../demo/plan.ts";
import { signIn } from "./demo-window.ts";
import { listScreens, type Screen } from "./list-screens.ts";

const folder = "docs/screens";
const looks = [
  { name: "desktop-light", width: 1280, height: 900, scale: 1, colorScheme: "light" },
  { name: "desktop-dark", width: 1280, height: 900, scale: 1, colorScheme: "dark" },
  { name: "phone-light", width: 390, height: 844, scale: 1.5, colorScheme: "light" },
  { name: "phone-dark", width: 390, height: 844, scale: 1.5, colorScheme: "dark" },
] as const;
type Look = (typeof looks)[number];
/** Pixels of a page; what is longer is cut off. */
const tallest = 2000;

/** Pictures of every page in every look, and the page that shows them. */
export async function takeScreens(browser: Browser, plan: DemoPlan): Promise<void> {
  const screens = await listScreens(openApi(plan.paramedic, plan.token));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const packer = await browser.newPage();
  for (const look of looks) {
    const { width, height, scale, colorScheme } = look;
    const options = {
      ...{ viewport: { width, height }, deviceScaleFactor: scale, colorScheme },
      reducedMotion: "reduce" as const,
    };
    const page = await browser.newPage(options);
    const stranger = await browser.newPage(options);
    await signIn(page, plan);
    for (const screen of screens) {
      const shown = screen.path === "/sign-in" ? stranger : page;
      const picture = await photograph(shown, look, plan.environment.BASE_URL + screen.path);
      await writeFile(`${folder}/${fileOf(screen, look)}`, await toWebp(packer, picture));
    }
    await Promise.all([page.close(), stranger.close()]);
    console.log(`${folder}: ${screens.length} screens, ${look.name}`);
  }
  await writeFile(`${folder}/README.md`, describe(screens));
}

async function photograph(page: Page, { width, height }: Look, url: string): Promise<Buffer> {
  await page.setViewportSize({ width, height });
  const answer = await page.goto(url);
  if (!answer?.ok()) throw new Error(`${url} answered ${answer?.status()}`);
  await page.getByRole("heading").first().waitFor();
  // Charts come in a chunk of their own.
  await sleep(1500);
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(tallest, Math.max(height, whole)) });
  await sleep(300);
  return page.screenshot();
}

/** A quarter of a PNG's bytes; the browser is the encoder. */
async function toWebp(page: Page, png: Buffer): Promise<Buffer> {
  const encoded = await page.evaluate(async (base64) => {
    const bytes = await (await fetch(`data:image/png;base64,${base64}`)).blob();
    const bitmap = await createImageBitmap(bytes);
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
    const webp = await canvas.convertToBlob({ type: "image/webp", quality: 0.75 });
    const numbers = new Uint8Array(await webp.arrayBuffer());
    return btoa(Array.from(numbers, (number) => String.fromCharCode(number)).join(""));
  }, png.toString("base64"));
  return Buffer.from(encoded, "base64");
}

function fileOf({ name }: Screen, look: Look): string {
  return `${name}.${look.name}.webp`;
}

function describe(screens: Screen[]): string {
  const rows = screens.map((screen) => {
    const cells = looks.map((look) => {
      const width = look.width > 1000 ? 320 : 120;
      return `<img src="${fileOf(screen, look)}" alt="${screen.route}, ${look.name}" width="${width}">`;
    });
    return `| \`${screen.route}\` | ${cells.join(" | ")} |`;
  });
  const head = ["page", ...looks.map(({ name }) => name.replace("-", ", "))];
  return `# Every screen

Taken from a demo that runs, by \`npm run screenshot -- --screens\`.

| ${head.join(" | ")} |
| ${head.map(() => "---").join(" | ")} |
${rows.join("\n")}
`;
}
