import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** A test's browser talks to nobody but the test; Chromium refuses its sandbox to root, which containers are. */
const quiet = [
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Starts the Chromium of CHROMIUM_PATH, else the system's, else the one that Playwright keeps. */
export function openChromium(): Promise<Browser> {
  const path = process.env.CHROMIUM_PATH || "/usr/bin/chromium";
  return chromium.launch({
    executablePath: existsSync(path) ? path : chromium.executablePath(),
    args: process.getuid?.() === 0 ? [...quiet, "--no-sandbox"] : quiet,
  });
}
