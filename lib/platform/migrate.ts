import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import { Client } from "pg";

const schemaFolder = "prisma/schema";
const migrationsFolder = "prisma/migrations";
const noFilters = { externalTables: [], externalEnums: [] };

type EngineModule = { SchemaEngine: typeof SchemaEngine; __wbg_set_wasm(exports: unknown): void };

/**
 * Lends Prisma's own schema engine, from its WebAssembly build (the command-line tool would download a binary), and
 * closes its connections afterwards: a template database cannot be copied while one is open.
 */
async function withSchemaEngine<T>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const module = await loadEngine();
  const connections: { dispose(): Promise<void> }[] = [];
  const adapter = bindMigrationAwareSqlAdapterFactory(wholeScripts(databaseUrl, connections));
  const engine = await module.SchemaEngine.new(
    { datamodels: await readSchema() },
    () => {},
    adapter,
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await Promise.all(connections.map((connection) => connection.dispose()));
  }
}

const holder = globalThis as typeof globalThis & { paramedicEngine?: Promise<EngineModule> };

/** Once per process: the engine's glue has one place for its memory, and a second instance would take it from the first. */
function loadEngine(): Promise<EngineModule> {
  holder.paramedicEngine ??= instantiateEngine();
  return holder.paramedicEngine;
}

async function instantiateEngine(): Promise<EngineModule> {
  const script = createRequire(import.meta.url).resolve(
    "@prisma/schema-engine-wasm/schema_engine_bg",
  );
  const engine = (await import(pathToFileURL(script).href)) as EngineModule;
  const binary = await readFile(script.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(binary, {
    "./schema_engine_bg.js": engine as unknown as WebAssembly.ModuleImports,
  });
  engine.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === "function") start();
  return engine;
}

/**
 * The stock adapter cuts scripts at each semicolon, also inside comments and function bodies, and commits every
 * piece by itself. This one sends a script whole: PostgreSQL then runs it as one transaction.
 */
function wholeScripts(databaseUrl: string, opened: { dispose(): Promise<void> }[]): PrismaPg {
  const factory = new PrismaPg({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    opened.push(adapter);
    adapter.executeScript = (script) => executeWhole(databaseUrl, script);
    return adapter;
  };
  return factory;
}

async function executeWhole(databaseUrl: string, script: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(script);
  } finally {
    await client.end();
  }
}

async function readSchema(): Promise<[string, string][]> {
  const files = (await readdir(schemaFolder)).filter((file) => file.endsWith(".prisma")).sort();
  return Promise.all(
    files.map(async (file): Promise<[string, string]> => {
      const path = join(schemaFolder, file);
      return [path, await readFile(path, "utf8")];
    }),
  );
}

async function readMigrations() {
  const entries = await readdir(migrationsFolder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = await Promise.all(
    names.sort().map(async (name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: {
          tag: "ok" as const,
          value: await readFile(join(migrationsFolder, name, "migration.sql"), "utf8"),
        },
      },
    })),
  );
  const lockfile = { path: "migration_lock.toml", content: 'provider = "postgresql"\n' };
  return { baseDir: migrationsFolder, lockfile, shadowDbInitScript: "", migrationDirectories };
}

/** Applies the migrations that the database has not seen; answers their names. Throws with the engine's message. */
export function applyMigrations(databaseUrl: string): Promise<string[]> {
  return withSchemaEngine(databaseUrl, async (engine) => {
    const migrationsList = await readMigrations();
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList,
      filters: noFilters,
    });
    return appliedMigrationNames;
  });
}

/** The SQL that would build the schema files from nothing; tests hold the migrations against it. */
export function printSchemaSql(databaseUrl: string): Promise<string> {
  return withSchemaEngine(databaseUrl, async (engine) => {
    const files = (await readSchema()).map(([path, content]) => ({ path, content }));
    const { stdout } = await engine.diff({
      from: { tag: "empty" },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: noFilters,
    });
    return stdout ?? "";
  });
}
