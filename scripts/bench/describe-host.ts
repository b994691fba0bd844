import { availableParallelism, cpus, platform, release, totalmem } from "node:os";
import type { Client } from "pg";

/** What the figures were measured on, in one line. */
export async function describeHost(client: Client): Promise<string> {
  const { rows } = await client.query<{ version: string; settings: string }>(`
    SELECT current_setting('server_version') AS version,
           string_agg(name || ' ' || current_setting(name), ', ' ORDER BY name) AS settings
    FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers')`);
  const gibibytes = Math.round(totalmem() / 1024 ** 3);
  const processor = cpus()[0]?.model.trim() ?? "processor unknown";
  return [
    `${availableParallelism()} × ${processor}, ${gibibytes} GiB, ${platform()} ${release()}`,
    `Node ${process.versions.node}, PostgreSQL ${rows[0]?.version} (${rows[0]?.settings})`,
  ].join("; ");
}
