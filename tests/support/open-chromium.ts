import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Starts the Chromium of CHROMIUM_PATH, else the system's, else the one that Playwright keeps. */
export function openChromium(): Promise<Browser> {
  const path = process.env.CHROMIUM_PATH || "/usr/bin/chromium";
  return chromium.launch({
    executablePath: existsSync(path) ? path : chromium.executablePath(),
    // Chromium refuses its sandbox to root, which tests in containers are.
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
}
