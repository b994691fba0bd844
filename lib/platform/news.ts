import { randomUUID } from "node:crypto";
import type { Database } from "#lib/platform/database.ts";
import type { Fact } from "#lib/platform/facts.ts";

/**
 * What happened, as every web process hears it at the commit and passes it to open dashboards. It is kept nowhere: who
 * missed it reads its page again.
 */
export type News = Fact;

export const newsChannel = "paramedic_news";
/** Stands for more than one notification holds. */
export const tooMuch: News = { kind: "too-much", service_id: null, payload: {} };

/** PostgreSQL takes less than 8,000 bytes. */
const mostBytes = 7600;

/** What is sent for the news, under an id that is the same for all who hear it: themselves, or that there is too much to tell. */
export function prepareNews(news: News[]): string {
  return JSON.stringify({ id: randomUUID(), news: fitsNews(news) ? news : [tooMuch] });
}

/** Whether news fit into one notification. */
export function fitsNews(news: News[]): boolean {
  return Buffer.byteLength(JSON.stringify(news)) <= mostBytes;
}

/** Tells every web process, in an open transaction with its commit. */
export async function tellDashboards(database: Database, news: News[]): Promise<void> {
  if (news.length === 0) return;
  await database.$executeRaw`SELECT pg_notify(${newsChannel}, ${prepareNews(news)})`;
}
