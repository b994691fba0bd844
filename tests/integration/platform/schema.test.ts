import { readFileSync, writeFileSync } from "node:fs";
import { Client } from "pg";
import { beforeAll, expect, test } from "vitest";
import { printSchemaSql } from "#lib/platform/migrate.ts";
import { useDatabase } from "#tests/support/database.ts";
import { describeSchema } from "#tests/support/describe-schema.ts";

const snapshotFile = "tests/fixtures/schema.sql";
/** They grow with traffic, so Citus must be able to spread them. */
const spreadTables = [
  ...["records", "record_keys", "issues", "issue_users", "rollups", "code_rollups", "arrivals"],
  ...["record_calls", "message_models", "ingest_outcomes", "error_codes", "feedback"],
  ...["issue_events", "issue_comments"],
];

const migrated = useDatabase();
const fromSchemaFiles = useDatabase();

/** What a schema file cannot say: partitions, partial indexes, NULLS NOT DISTINCT, triggers. */
const beside = [
  "CREATE INDEX agent_jobs_open_idx ON agent_jobs USING btree (agent_id) WHERE (state = ANY (ARRAY['waiting'::text, 'delivered'::text]));",
  "CREATE UNIQUE INDEX agents_name_key ON agents USING btree (name) WHERE (revoked_at IS NULL);",
  "CREATE TRIGGER audit_entries_append_only BEFORE DELETE OR UPDATE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();",
  "CREATE VIEW current_code_rollups AS",
  "CREATE VIEW current_issue_arrivals AS",
  "CREATE VIEW current_rollups AS",
  "CREATE UNIQUE INDEX error_page_drafts_key ON error_page_drafts USING btree (service_id) NULLS NOT DISTINCT;",
  "CREATE UNIQUE INDEX error_page_versions_key ON error_page_versions USING btree (service_id, number) NULLS NOT DISTINCT;",
  "CREATE UNIQUE INDEX incidents_open_key ON incidents USING btree (service_id, environment) WHERE (closed_at IS NULL);",
  "CREATE TRIGGER incidents_keep_spans AFTER INSERT OR UPDATE OF opened_at, closed_at ON incidents FOR EACH ROW EXECUTE FUNCTION keep_incident_spans();",
  "CREATE INDEX issues_assignee_id_idx ON issues USING btree (assignee_id) WHERE (assignee_id IS NOT NULL);",
  "CREATE INDEX issues_muted_idx ON issues USING btree (service_id, id) WHERE (state = 'muted'::text);",
  "CREATE TYPE rollup_change AS (",
  "CREATE TABLE rollup_changes (",
  "CREATE TABLE rollups_10s PARTITION OF rollups FOR VALUES IN (10);",
  "CREATE TABLE rollups_1d PARTITION OF rollups FOR VALUES IN (86400);",
  "CREATE TABLE rollups_1h PARTITION OF rollups FOR VALUES IN (3600);",
  "CREATE TABLE rollups_5m PARTITION OF rollups FOR VALUES IN (300);",
  "CREATE UNIQUE INDEX run_targets_live_key ON run_targets USING btree (target_id) WHERE live;",
  "CREATE INDEX runs_live_idx ON runs USING btree (not_before) WHERE (ended_at IS NULL);",
  "CREATE UNIQUE INDEX scenarios_name_key ON scenarios USING btree (name) WHERE (deleted_at IS NULL);",
  ...["arrival", "calls", "key", "record", "sighting", "user"].map(
    (name) => `CREATE TYPE stored_${name} AS (`,
  ),
  "CREATE UNIQUE INDEX targets_name_key ON targets USING btree (name) WHERE (deleted_at IS NULL);",
  "CREATE OR REPLACE FUNCTION keep_incident_spans()",
  "CREATE OR REPLACE FUNCTION refuse_change()",
  "CREATE OR REPLACE FUNCTION store_records(keys stored_key[], records stored_record[], users stored_user[], sightings stored_sighting[], changes rollup_change[], arrivals stored_arrival[], calls stored_calls[], rest jsonb)",
];

beforeAll(async () => {
  const client = new Client({ connectionString: fromSchemaFiles.url });
  await client.connect();
  await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  await client.query(await printSchemaSql(migrated.url));
  await client.end();
});

test("the migrated database is the committed snapshot (UPDATE_SNAPSHOT=1 writes it)", async () => {
  const text = `${(await describeSchema(migrated.url)).join("\n\n")}\n`;
  if (process.env.UPDATE_SNAPSHOT) writeFileSync(snapshotFile, text);
  expect(text).toBe(readFileSync(snapshotFile, "utf8"));
});

test("the migrations make what the schema files say, and beside it only what these cannot say", async () => {
  const ours = await describeSchema(migrated.url);
  const theirs = await describeSchema(fromSchemaFiles.url);
  const made = new Set(ours.map(plain));
  const said = new Set(theirs.map(plain));
  expect([...said].filter((statement) => !made.has(statement))).toEqual([]);
  expect([...made].filter((statement) => !said.has(statement)).map(firstLine)).toEqual(beside);
});

test("tables that grow with traffic open every unique key with service_id", async () => {
  const client = new Client({ connectionString: migrated.url });
  await client.connect();
  const { rows } = await client.query<{ name: string; first: string }>(
    `SELECT tables.relname AS name, attname AS first
     FROM pg_index
     JOIN pg_class tables ON tables.oid = indrelid
     JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
     WHERE indisunique AND tables.relname = ANY($1)`,
    [spreadTables],
  );
  await client.end();
  expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(spreadTables));
  expect(rows.filter(({ first }) => first !== "service_id")).toEqual([]);
});

/** Nor can it say that a list is never null, that a table is partitioned, or whose indexes its partitions share. */
function plain(statement: string): string {
  return statement
    .replaceAll("[] NOT NULL", "[]")
    .replace(/ PARTITION BY .*;$/, ";")
    .replace(" ON ONLY ", " ON ");
}

function firstLine(statement: string): string {
  return statement.split("\n", 1)[0] ?? "";
}
