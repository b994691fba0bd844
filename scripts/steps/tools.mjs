import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Failure, step } from "./report.mjs";
import { runQuietly } from "./run-quietly.mjs";

const browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const elsewhere = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** @param {string[]} names */
function findOnPath(names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return places.find((place) => existsSync(place)) ?? null;
}

function findBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given && !existsSync(given)) {
    throw new Failure(
      `CHROMIUM_PATH: ${given} is not there. Example: CHROMIUM_PATH="/usr/bin/chromium"`,
    );
  }
  return given || findOnPath(browsers) || (existsSync(elsewhere) ? elsewhere : null);
}

/** The browser that Playwright downloads for itself. */
async function installOwnBrowser() {
  const { chromium } = await import(pathToFileURL("node_modules/playwright-core/index.mjs").href);
  const place = chromium.executablePath();
  if (!existsSync(place)) {
    await step("Downloading Chromium", () =>
      runQuietly(process.execPath, ["node_modules/playwright-core/cli.js", "install", "chromium"]),
    ).catch(() => {});
  }
  if (existsSync(place)) return place;
  throw new Failure(
    "The end-to-end tests need Chromium, and none could be found or installed. Install it, or set CHROMIUM_PATH.",
  );
}

/**
 * Finds Chromium, supervisord and strace, installing what is missing where that can be done unasked.
 * @returns {Promise<string>} the browser's path
 */
export async function prepareTools() {
  const missing = [];
  if (!findBrowser()) missing.push("chromium");
  if (!findOnPath(["supervisord"])) missing.push("supervisor");
  if (!findOnPath(["strace"])) missing.push("strace");
  const mayInstall = process.getuid?.() === 0 && findOnPath(["apt-get"]);
  if (missing.length > 0 && mayInstall) {
    const quiet = { DEBIAN_FRONTEND: "noninteractive" };
    const install = ["install", "-y", "--no-install-recommends", ...missing];
    await step(`Installing ${missing.join(", ")}`, async () => {
      await runQuietly("apt-get", ["update"], quiet);
      await runQuietly("apt-get", install, quiet);
    }).catch((error) => console.error(error.message));
  }
  return findBrowser() ?? (await installOwnBrowser());
}
