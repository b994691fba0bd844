import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { escapeHtml } from "#lib/format/escape-html.ts";
import { fullStack, ServiceFailure } from "../kit/failures.ts";
import { postRecord } from "../kit/report-error.ts";
import { ResultCache } from "../kit/result-cache.ts";
import { serve } from "../kit/serve.ts";
import { variable } from "../kit/variable.ts";

const resultBytes = 256 * 1024;
// The mistake that breaks this service: results are kept for ever, so enough different questions fill the memory.
const cache = new ResultCache(24 * resultBytes);
let synonyms = await readSynonyms();

async function readSynonyms(): Promise<Record<string, string>> {
  const file = new URL("search-synonyms.json", import.meta.url);
  return JSON.parse(await readFile(file, "utf8"));
}

/** The words that are looked for. No recovery mends the mistake in here: a quote that is never closed. */
function parse(question: string): string {
  const parts = question.split('"');
  if (parts.length % 2 === 0) {
    const message = `Expected a closing quote after ${parts.at(-1)}`;
    throw new ServiceFailure("QUERY_PARSER_FAILED", "503", message);
  }
  return parts.map((part) => synonyms[part.trim()] ?? part).join('"');
}

function search(question: string): Buffer {
  const result = cache.get(question) ?? keep(question);
  // Sorting needs as much memory again, for a moment.
  const working = reserve(question);
  cache.giveBack(working);
  return result;
}

function keep(question: string): Buffer {
  const bytes = reserve(question);
  const result = Buffer.alloc(bytes, `${question} `);
  cache.keep(question, result);
  return result;
}

function reserve(question: string): number {
  try {
    cache.reserve(resultBytes);
    return resultBytes;
  } catch (error) {
    const message = `No memory left for results of "${question}"`;
    throw new ServiceFailure("RESOURCE_EXHAUSTED", "503", message, error);
  }
}

function report(failure: ServiceFailure, requestId: string): void {
  const record = {
    timestamp: new Date().toISOString(),
    error_code: failure.code,
    message: failure.message,
    service_name: "search",
    request_id: requestId,
    stack_trace: fullStack(failure),
    environment: "production",
    level: "fatal",
  };
  const headers = {
    authorization: `Bearer ${variable("INGEST_KEY")}`,
    "idempotency-key": randomUUID(),
  };
  postRecord(variable("INGEST_URL"), record, headers, 3);
}

serve({
  name: "search",
  title: "Search",
  async answer({ searchParams }) {
    const question = parse((searchParams.get("q") ?? "tea").slice(0, 100));
    const found = Math.round(search(question).length / 1024);
    return `<form><input name="q" aria-label="Search for" value="${escapeHtml(question)}"> <button>Search</button></form>
<p>${found} results for ${escapeHtml(question)}.</p>`;
  },
  async requireHealth() {
    search("tea");
  },
  report,
  actions: {
    "/paramedic/reload-config": async () => {
      synonyms = await readSynonyms();
      return `${Object.keys(synonyms).length} synonyms were read again`;
    },
    "/paramedic/clear-cache": async () => `${cache.clear()} results were dropped`,
  },
});
