import type { Metadata } from "next";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { getIssue } from "#lib/issues/list-issues.ts";
import type { Context } from "#lib/platform/context.ts";
import { decodeParam } from "#lib/platform/http/decode-param.ts";
import { orNotFound } from "#lib/platform/http/page-param.ts";
import { getRun } from "#lib/recovery/list-runs.ts";
import { getScenario } from "#lib/recovery/list-scenarios.ts";
import { getService } from "#lib/services/list-services.ts";

// A page begins to stream before it knows whether its thing exists, and then the status is out. Its title comes before
// that: what is not there is found out here, and the answer is a 404.

type Named = Promise<{ name: string }>;
type Numbered = Promise<{ id: string }>;

export async function titleService(params: Named): Promise<Metadata> {
  const name = decodeParam((await params).name);
  return title((context) => getService(context, name), name);
}

export async function titleScenario(params: Named): Promise<Metadata> {
  const name = decodeParam((await params).name);
  return title((context) => getScenario(context, name), name);
}

export async function titleStudio(params: Promise<{ service: string }>): Promise<Metadata> {
  const name = decodeParam((await params).service);
  return title((context) => getService(context, name), `Error pages of ${name}`);
}

export async function titleIssue(params: Numbered): Promise<Metadata> {
  const { id } = await params;
  return title((context) => getIssue(context, id), "Issue");
}

export async function titleRun(params: Numbered): Promise<Metadata> {
  const { id } = await params;
  return title((context) => getRun(context, id), "Run");
}

async function title(read: (context: Context) => Promise<unknown>, words: string) {
  await orNotFound(read(await requirePageContext()));
  return { title: words };
}
