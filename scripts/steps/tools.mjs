import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Failure, step } from "./report.mjs";
import { runQuietly } from "./run-quietly.mjs";

const browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const elsewhere = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** Real servers that the tests start for themselves, and the Debian packages they come in. */
const servers = {
  supervisord: "supervisor",
  strace: "strace",
  openssl: "openssl",
  "redis-server": "redis-server",
  nginx: "nginx",
  haproxy: "haproxy",
  caddy: "caddy",
  "dbus-daemon": "dbus",
  busctl: "systemd",
};
const packages = "/usr/lib/python3/dist-packages";
/** The same for what Python programs of the tests import. */
const modules = {
  dbusmock: "python3-dbusmock",
  django: "python3-django",
  yaml: "python3-yaml",
};

/** @param {string[]} names */
function findOnPath(names) {
  // Debian keeps servers where only root's PATH leads.
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin"];
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

function listMissing() {
  const missing = Object.entries(servers).filter(([program]) => !findOnPath([program]));
  return [
    ...(findBrowser() ? [] : ["chromium"]),
    ...missing.map(([, debian]) => debian),
    ...Object.entries(modules)
      .filter(([name]) => !existsSync(join(packages, name)))
      .map(([, debian]) => debian),
  ];
}

/** @param {string[]} names */
async function installPackages(names) {
  // The tests start servers of their own: a service that an installation starts would only hold ports.
  const quiet = { DEBIAN_FRONTEND: "noninteractive", SYSTEMD_OFFLINE: "1" };
  /** @param {string[]} packages */
  const install = (packages) =>
    runQuietly("apt-get", ["install", "-y", "--no-install-recommends", ...packages], quiet);
  await runQuietly("apt-get", ["update"], quiet);
  try {
    await install(names);
  } catch {
    // One package that this system does not have must not keep the others away.
    for (const name of names) await install([name]).catch((error) => console.error(error.message));
  }
}

/**
 * Finds Chromium and the servers of the tests, installing what is missing where that can be done unasked. Tests whose
 * server cannot be had say so.
 * @returns {Promise<string>} the browser's path
 */
export async function prepareTools() {
  const missing = listMissing();
  const mayInstall = process.getuid?.() === 0 && findOnPath(["apt-get"]);
  if (missing.length > 0 && mayInstall) {
    await step(`Installing ${missing.join(", ")}`, () => installPackages(missing)).catch((error) =>
      console.error(error.message),
    );
  }
  return findBrowser() ?? (await installOwnBrowser());
}
