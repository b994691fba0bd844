import { existsSync, readFileSync } from "node:fs";
import { step } from "./report.mjs";
import { runQuietly } from "./run-quietly.mjs";

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean, link?: boolean }} Package */

/**
 * @param {string} file
 * @returns {Record<string, Package>}
 */
function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : {};
}

/**
 * Whether node_modules holds what package-lock.json asks for; npm writes its own list there when it is through.
 * @param {boolean} withDevelopment
 */
export function isInstalled(withDevelopment) {
  const installed = readPackages("node_modules/.package-lock.json");
  return Object.entries(readPackages("package-lock.json")).every(([path, wanted]) => {
    if (path === "" || wanted.optional || wanted.devOptional) return true;
    if (wanted.dev && !withDevelopment) return true;
    return installed[path]?.version === wanted.version;
  });
}

/**
 * Installs exactly what package-lock.json says, if it is not there.
 * @param {{ withDevelopment: boolean }} options
 */
export async function install({ withDevelopment }) {
  if (isInstalled(withDevelopment)) return;
  const choice = withDevelopment ? "--include=dev" : "--omit=dev";
  const args = ["ci", choice, "--no-audit", "--no-fund", "--loglevel=error"];
  // Under `npm start` the npm that runs us is known; a bare `node scripts/start.mjs` takes the one on the path.
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ["npm", []];
  await step("Installing packages", () =>
    // The packages' own scripts would download engines that nothing here uses.
    runQuietly(command, [...first, ...args], {
      PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true",
      PRISMA_SKIP_POSTINSTALL_GENERATE: "1",
    }),
  );
}
