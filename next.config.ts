import { readdirSync } from "node:fs";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

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
const withMessages = createNextIntlPlugin({
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

export default withMessages(config);
