import { isDone, unlessDone } from "./fingerprint.mjs";
import { step } from "./report.mjs";
import { runQuietly } from "./run-quietly.mjs";
import { findRuntime } from "./runtime.mjs";

const client = {
  stamp: "prisma/generated/.made-from",
  sources: ["prisma/schema", "prisma.config.ts", "node_modules/prisma/package.json"],
};
const pages = {
  stamp: ".next/.made-from",
  sources: [
    ...["app", "components", "lib", "public", "prisma/schema", "node_modules/next/package.json"],
    ...[
      "next.config.ts",
      "postcss.config.mjs",
      "tsconfig.json",
      "package.json",
      "package-lock.json",
    ],
  ],
};

/** Makes the database client from the schema files. */
export async function generateClient() {
  await unlessDone(client, () =>
    step("Generating the database client", () =>
      runQuietly(findRuntime(), ["node_modules/prisma/build/index.js", "generate"], {
        // Generating needs no engine, and a closed network cannot download one.
        PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true",
      }),
    ),
  );
}

/** Whether the pages were built from the sources as they are. */
export function isBuilt() {
  return isDone(pages);
}

/** Builds the pages, unless they are. */
export async function buildPages() {
  await unlessDone(pages, () =>
    runQuietly(findRuntime(), ["node_modules/next/dist/bin/next", "build"], {
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
    }),
  );
}
