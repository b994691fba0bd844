import type { Client } from "pg";
import { fillHistory } from "./fill-history.ts";
import { openConnection } from "./kept-connection.ts";
import { median, percentile } from "./percentiles.ts";
import type { Product } from "./product.ts";
import { say } from "./say.ts";

export type ReadFigure = {
  question: string;
  records: number;
  p50: number;
  p95: number;
  bytes: number;
};

const dayMilliseconds = 86_400_000;
/** What the overview asks, and what the explorers of issues and records ask; the span of time follows what ends open. */
const paths: Record<string, string> = {
  "timeline 24 h": "timeline?",
  "timeline 30 d": "timeline?",
  "top-codes 24 h": "top-codes?",
  "top-codes 30 d": "top-codes?",
  "explorer: issues": "issues",
  "explorer: issues of a code": "issues?error_code=CODE_3&state=open",
  "explorer: issues by text": "issues?q=place%2012",
  "explorer: facets": "issues/facets",
  "explorer: records 30 d": "records?",
  "explorer: records of a code 30 d": "records?error_code=CODE_3&",
  "explorer: words that no record holds 30 d": "records?q=nowhere&",
};
const questions = Object.keys(paths);
const asked = 100;
const askedBefore = 10;
/** Each percentile is the median of as many rounds: what disturbs the host disturbs one of them. */
const rounds = 3;

/** Fills the database with a month of history and asks the questions one after the other. */
export async function measureReads(
  owner: Client,
  product: Product,
  records: number,
): Promise<ReadFigure[]> {
  await fillHistory(owner, records);
  const latencies = new Map<string, number[]>(questions.map((question) => [question, []]));
  const bytes = new Map<string, number>();
  const connection = await openConnection(product.port);
  try {
    for (let turn = 0; turn < rounds * asked + askedBefore; turn += 1) {
      for (const question of questions) {
        const request = writeRequest(product, question);
        const sent = performance.now();
        const { status, body } = await connection.send(request);
        const milliseconds = performance.now() - sent;
        if (status === 200) requireContent(question, body.toString());
        else say(`${question}: ${status} ${body.toString("utf8", 0, 300)}\n${product.words()}`);
        bytes.set(question, body.length);
        // An answer that failed came never.
        const counted = status === 200 ? milliseconds : Number.POSITIVE_INFINITY;
        if (turn >= askedBefore) latencies.get(question)?.push(counted);
      }
    }
  } finally {
    connection.close();
  }
  return [...latencies].map(([question, times]) => {
    const [p50, p95] = [middleOfRounds(times, 0.5), middleOfRounds(times, 0.95)];
    return { question, records, p50, p95, bytes: bytes.get(question) ?? 0 };
  });
}

function middleOfRounds(times: readonly number[], share: number): number {
  const shares = Array.from({ length: rounds }, (_, round) => {
    const those = times.slice(round * asked, (round + 1) * asked);
    return percentile(
      those.toSorted((one, other) => one - other),
      share,
    );
  });
  return median(shares);
}

function writeRequest({ apiToken }: Product, question: string): Buffer {
  const days = question.endsWith("30 d") ? 30 : 1;
  const now = Date.now();
  const range = `from=${new Date(now - days * dayMilliseconds).toISOString()}&to=${new Date(now).toISOString()}`;
  const path = (paths[question] ?? "").replace(/[?&]$/, (end) => `${end}${range}`);
  return Buffer.from(
    `GET /api/v1/${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${apiToken}\r\n\r\n`,
  );
}

/** An empty answer would be a quick one; a search that finds nothing may say how it goes on. */
function requireContent(question: string, body: string): void {
  type Answer = { series?: unknown[]; data?: unknown[]; facets?: object };
  const parsed: Answer = JSON.parse(body);
  if (question.includes("no record")) return;
  const rows = Array.isArray(parsed)
    ? parsed
    : Object.values(parsed.series ?? parsed.data ?? parsed.facets ?? []);
  if (rows.length === 0) throw new Error(`${question}: the answer is empty`);
}
