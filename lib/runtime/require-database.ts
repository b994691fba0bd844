import { Client } from "pg";
import { StartFailure } from "#lib/platform/errors.ts";

const leastVersion = 150_000;
const example = 'Example: DATABASE_URL="postgresql://user:password@127.0.0.1:5432/paramedic"';

/** Connects once to an external database; throws `StartFailure` that names the fault and never the password. */
export async function requireDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query(
      "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS text, current_setting('synchronous_commit') AS commits",
    );
    if (rows[0].number < leastVersion) {
      throw new StartFailure(
        `DATABASE_URL: PostgreSQL ${rows[0].text} is too old; 15 or newer is needed.`,
      );
    }
    if (rows[0].commits === "off") {
      throw new StartFailure(
        "DATABASE_URL: its server has synchronous_commit off, so that what was acknowledged may be lost. Set it to on for this user: ALTER ROLE … SET synchronous_commit = on.",
      );
    }
  } catch (cause) {
    if (cause instanceof StartFailure) throw cause;
    throw new StartFailure(`DATABASE_URL: ${describe(cause, new URL(url))}. ${example}`, { cause });
  } finally {
    await client.end().catch(() => {});
  }
}

function describe(error: unknown, { host, pathname, username }: URL): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const text = error instanceof Error ? error.message : String(error);
  if (code === "28P01" || code === "28000") {
    return `the server at ${host} refuses the user ${decodeURIComponent(username)} or its password`;
  }
  if (code === "3D000") return `the server at ${host} has no database ${pathname.slice(1)}`;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `the host of ${host} is not known`;
  if (/^E[A-Z]+$/.test(code) || /timeout/i.test(text)) {
    return `nothing answers at ${host} (${code || "time-out"})`;
  }
  return `the server at ${host} says: ${text.split("\n")[0]}`;
}
