import { Client } from "pg";
import { test } from "vitest";
import { getTimeline } from "#lib/insights/get-timeline.ts";
import { changeIssues } from "#lib/issues/change-issues.ts";
import { countIssueFacets } from "#lib/issues/count-issue-facets.ts";
import { listErrorCodes } from "#lib/issues/list-error-codes.ts";
import { listIssues } from "#lib/issues/list-issues.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
test("speed", async () => {
  await addIngestKey(database, "organisation-key");
  await sendIngest(
    database,
    Array.from({ length: 12 }, (_, i) => ({ message: "x", service: `svc-${i}` })),
  );
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(`INSERT INTO issues (service_id, fingerprint, why, error_code, title, level, state, environment, environments, count, first_seen, last_seen)
    SELECT (SELECT min(id) FROM services) + n % 12, 'fp' || n, 'because', 'CODE_' || (n % 400), 'Something went wrong in part ' || n || ' of the machine while it did a thing that has a long description', (ARRAY['error','error','warning','fatal'])[1 + n % 4],
      (ARRAY['open','open','resolved','muted','regressed'])[1 + n % 5], 'production', CASE WHEN n % 3 = 0 THEN ARRAY['production','staging'] ELSE ARRAY['production'] END, 1 + (random()*1000)::int, now() - random() * interval '60 days', now() - random() * interval '10 days'
    FROM generate_series(1, 200000) n`);
  await client.query(`INSERT INTO rollups (service_id, resolution, bucket, environment, error_code, level, issue_id, count)
    SELECT i.service_id, 3600, date_trunc('hour', now() - (h || ' hours')::interval), 'production', i.error_code, i.level, i.id, 3
    FROM (SELECT * FROM issues LIMIT 8000) i, generate_series(0, 71) h`);
  await client.query(`INSERT INTO rollups (service_id, resolution, bucket, environment, error_code, level, issue_id, count)
    SELECT i.service_id, 300, date_bin('300 s', now() - (h * interval '5 min'), 'epoch'), 'production', i.error_code, i.level, i.id, 3
    FROM (SELECT * FROM issues LIMIT 2000) i, generate_series(0, 287) h`);
  await client.query("ANALYZE");
  const context = database.context();
  const time = async (name: string, work: () => Promise<unknown>) => {
    const times = [];
    for (let n = 0; n < 5; n++) {
      const t = performance.now();
      await work();
      times.push(Math.round(performance.now() - t));
    }
    console.log(name, times.join(" "));
  };
  const page = { sort: "last_seen" as const, limit: 50 };
  await time("list all", () => listIssues(context, page));
  await time("list by count", () => listIssues(context, { ...page, sort: "count" }));
  await time("list open", () => listIssues(context, { ...page, state: "open,regressed" }));
  await time("list svc code", () =>
    listIssues(context, { ...page, service: "svc-3", error_code: "CODE_7" }),
  );
  await time("list q", () => listIssues(context, { ...page, q: "part 1234" }));
  await time("timeline codes",()=>Promise.resolve());const first = await listIssues(context, page);
  await time("list page 2", () =>
    listIssues(context, { ...page, cursor: first.next_cursor ?? undefined }),
  );
  await time("facets all", () => countIssueFacets(context, {}));
  await time("facets open svc", () =>
    countIssueFacets(context, { state: "open", service: "svc-3" }),
  );
  await time("facets q", () => countIssueFacets(context, { q: "part 12" }));
  await time("codes", () => listErrorCodes(context));
  const tl = { buckets: 60, group_by: "error_code" as const };
  await time("timeline all", () => getTimeline(context, tl));
  await time("timeline state", () => getTimeline(context, { ...tl, issues: { state: "open" } }));
  await time("timeline svc", () => getTimeline(context, { ...tl, issues: { service: "svc-3" } }));
  await time("timeline code", () =>
    getTimeline(context, { ...tl, issues: { service: "svc-3", error_code: "CODE_7" } }),
  );
  const t = performance.now();
  const done = await changeIssues(context, {
    issues: { filter: { error_code: "CODE_1,CODE_2" } },
    change: { state: "muted" },
  });
  console.log("change", done.changed, done.skipped, Math.round(performance.now() - t));
  const explain = async (sql: string) =>
    console.log(
      (await client.query("EXPLAIN (ANALYZE, BUFFERS) " + sql)).rows
        .map((r) => r["QUERY PLAN"])
        .join("\n"),
    );
  await explain(
    "SELECT i.id FROM issues i JOIN services s ON s.id=i.service_id WHERE i.merged_into IS NULL AND i.count > 0 ORDER BY i.last_seen DESC, i.id DESC LIMIT 51",
  );
  await explain(
    "SELECT s.name, i.environments, i.error_code, i.level, i.state FROM issues i JOIN services s ON s.id=i.service_id WHERE i.merged_into IS NULL AND i.count > 0",
  );
  await client.end();
}, 300_000);
