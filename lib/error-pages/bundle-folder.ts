import { createHash } from "node:crypto";

const longestName = 60;

/**
 * The folder of a service's static pages: its name where that is safe in a path, an address and a proxy's configuration,
 * else a readable part of it and eight digits that keep it apart from others.
 */
export function folderOf(service: string): string {
  const plain = service
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[.-]+|[.-]+$/g, "")
    .slice(0, longestName);
  if (plain === service) return plain;
  const digits = createHash("sha256").update(service).digest("hex").slice(0, 8);
  return `${plain || "service"}~${digits}`;
}
