import type { Client } from "pg";

/** Fills so many open issues of ten services by SQL, each with a title, a code and a last moment of its own. */
export async function fillIssues(owner: Client, issues: number): Promise<void> {
  await owner.query(
    "INSERT INTO services (name) SELECT 'scroll-' || n FROM generate_series(0, 9) AS n",
  );
  await owner.query(
    `INSERT INTO issues (service_id, fingerprint, why, error_code, title, level, environment, environments, count,
                         first_seen, last_seen)
     SELECT s.id, 'scroll ' || n, 'stack', 'CODE_' || (n % 40), 'Could not finish order ' || n || ' in time', 'error',
            'production', '{production}', n, now() - interval '2 days', now() - make_interval(secs => n)
     FROM generate_series(1, $1::int) AS n JOIN services s ON s.name = 'scroll-' || (n % 10)`,
    [issues],
  );
}
