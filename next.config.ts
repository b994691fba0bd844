import { readdirSync } from "node:fs";
import type { NextConfig } from "next";
import { PHASE_PRODUCTION_SERVER } from "next/constants.js";

const config: NextConfig = {
  typedRoutes: true,
  reactStrictMode: true,
  poweredByHeader: false,
  // Sentry clients post to a path that ends in a slash and follow no redirect.
  skipTrailingSlashRedirect: true,
  images: { unoptimized: true },
  // Browsers ask for it where a document has not named its icon yet.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/favicon.svg" }],
  // `npm run types` checks them, with the same compiler; a build on a user's machine need not do it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "@modelcontextprotocol/sdk",
    "@node-rs/argon2",
    "pino",
    "pg",
    "nodemailer",
    "undici",
  ],
};

/**
 * Messages are compiled with the pages, so that no parser of ICU messages reaches a browser. Folders are named one by one:
 * a pattern with a star is met by none, and messages that were not compiled show their braces.
 */
async function withMessages(): Promise<NextConfig> {
  const { default: createNextIntlPlugin } = await import("next-intl/plugin");
  const addMessages = createNextIntlPlugin({
    requestConfig: "./app/messages/request.ts",
    experimental: {
      messages: {
        path: readdirSync("components").map((folder) => `./components/${folder}/messages`),
        format: "json",
        locales: "infer",
        sourceLocale: "en",
        precompile: true,
      },
    },
  });
  return addMessages(config);
}

/** Only who builds needs the compiler of messages; it would stay in web's memory for as long as web runs. */
export default async (phase: string) =>
  phase === PHASE_PRODUCTION_SERVER ? config : withMessages();
