import { Client } from "pg";

/** A database's tables, views, types, indexes, triggers and functions as statements, read from the catalogs and sorted. */
export async function describeSchema(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ statement: string }>(question);
    return rows.map(({ statement }) => statement.replaceAll("public.", ""));
  } finally {
    await client.end();
  }
}

const question = `
WITH tables AS (
  SELECT oid, relname, relkind, relispartition FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
    AND relname <> '_prisma_migrations'
), bodies AS (
  SELECT a.attrelid AS table_oid, a.attnum::int AS place,
    format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
      CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END,
      CASE WHEN d.adbin IS NULL THEN '' ELSE ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) END) AS line
  FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attnum > 0 AND NOT a.attisdropped
  UNION ALL
  SELECT conrelid, 10000 + row_number() OVER (ORDER BY contype DESC, conname)::int,
    format('  CONSTRAINT %I %s', conname, pg_get_constraintdef(oid))
  FROM pg_constraint WHERE conrelid <> 0 AND contype IN ('p', 'u', 'f', 'c')
), statements AS (
  SELECT relname, 0 AS part, '' AS name, format(E'CREATE TABLE %I (\\n%s\\n)%s;', relname,
    (SELECT string_agg(line, E',\\n' ORDER BY place) FROM bodies WHERE table_oid = tables.oid),
    CASE WHEN relkind = 'p' THEN ' PARTITION BY ' || pg_get_partkeydef(oid) ELSE '' END) AS statement
  FROM tables WHERE NOT relispartition
  UNION ALL
  SELECT parent.relname, 1, tables.relname, format('CREATE TABLE %I PARTITION OF %I %s;',
    tables.relname, parent.relname,
    pg_get_expr((SELECT relpartbound FROM pg_class WHERE oid = tables.oid), tables.oid))
  FROM tables JOIN pg_inherits ON inhrelid = tables.oid JOIN pg_class parent ON parent.oid = inhparent
  UNION ALL
  SELECT tables.relname, 2, indexes.relname, pg_get_indexdef(indexes.oid) || ';'
  FROM pg_index JOIN tables ON tables.oid = indrelid JOIN pg_class indexes ON indexes.oid = indexrelid
  WHERE NOT indisprimary AND NOT tables.relispartition
  UNION ALL
  SELECT tables.relname, 3, tgname, pg_get_triggerdef(pg_trigger.oid) || ';'
  FROM pg_trigger JOIN tables ON tables.oid = tgrelid WHERE NOT tgisinternal
  UNION ALL
  SELECT relname, 0, '', format(E'CREATE VIEW %I AS\\n%s', relname, pg_get_viewdef(oid))
  FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'v'
  UNION ALL
  SELECT relname, 0, '', format(E'CREATE TYPE %I AS (\\n%s\\n);', relname,
    (SELECT string_agg(line, E',\\n' ORDER BY place) FROM bodies WHERE table_oid = pg_class.oid))
  FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'c'
  UNION ALL
  SELECT '', 4, proname, trim(pg_get_functiondef(oid)) || ';'
  FROM pg_proc WHERE pronamespace = 'public'::regnamespace
)
SELECT statement FROM statements ORDER BY relname = '', relname, part, name`;
