import type { NextConfig } from "next";

const config: NextConfig = {
  typedRoutes: true,
  reactStrictMode: true,
  poweredByHeader: false,
  // Sentry clients post to a path that ends in a slash and follow no redirect.
  skipTrailingSlashRedirect: true,
  // Titles come before the page, so that a page without its thing can still answer 404.
  htmlLimitedBots: /./,
  images: { unoptimized: true },
  // `npm run types` checks them, with the same compiler; a build on a user's machine need not do it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@node-rs/argon2", "pino", "pg", "nodemailer", "undici"],
};
export default config;
