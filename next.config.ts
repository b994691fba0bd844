import type { NextConfig } from "next";

const config: NextConfig = {
  typedRoutes: true,
  reactStrictMode: true,
  poweredByHeader: false,
  // Sentry clients post to a path that ends in a slash and follow no redirect.
  skipTrailingSlashRedirect: true,
  images: { unoptimized: true },
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
export default config;
