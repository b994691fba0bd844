import { readFileSync } from "node:fs";
import { z } from "zod";
import type { AccessRule } from "#tests/fixtures/access-table.ts";
import type { Caller } from "#tests/support/access-callers.ts";

/** The paths of the build's pages, and those of its routes, with their parameters in brackets. */
export function readManifest(): { pages: string[]; routes: string[] } {
  const text = readFileSync(".next/app-path-routes-manifest.json", "utf8");
  const entries = Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(text)));
  const ending = (word: string) =>
    entries.filter(([file, path]) => file.endsWith(word) && !path.startsWith("/_"));
  return {
    pages: ending("/page").map(([, path]) => path),
    routes: ending("/route").map(([, path]) => path),
  };
}

/** Ways in which a page's content can be asked for without its frame, or past what comes before it. */
export const detours: Record<string, Record<string, string>> = {
  "as a page": {},
  "as a component": { rsc: "1" },
  "as a prefetch": { rsc: "1", "next-router-prefetch": "1" },
  "without its frame": { rsc: "1", "next-router-state-tree": encodeURIComponent(stateTree()) },
  "past the proxy": { "x-middleware-subrequest": Array(5).fill("proxy").join(":") },
};

/** Claims that the dashboard's frame is there already, so that only the page itself would be rendered. */
function stateTree(): string {
  const page = ["__PAGE__", {}, null, null, 0];
  const dashboard = ["(dashboard)", { children: page }, null, null, 0];
  return JSON.stringify(["", { children: dashboard }, null, null, 16]);
}

type Shown = "sign-in" | "elsewhere" | "through";

/** Where a page leads whoever asks for it, or "through" where it shows itself. */
export async function askPage(
  url: string,
  headers: Record<string, string>,
): Promise<Shown | number> {
  const answer = await fetch(url, { headers, redirect: "manual" });
  const text = await answer.text();
  const told = answer.headers.get("location") ?? /NEXT_REDIRECT;\w+;([^;"\\]+);/.exec(text)?.[1];
  if (told) return new URL(told, url).pathname === "/sign-in" ? "sign-in" : "elsewhere";
  return answer.status === 200 || answer.status === 404 ? "through" : answer.status;
}

const rankOfPage: Partial<Record<AccessRule, number>> = {
  "page signed in": 1,
  "page operator": 2,
  "page admin": 3,
};

/** Whether a page that stands under this rule may lead the caller there. */
export function isExpected(rule: AccessRule, { rank, by }: Caller, shown: Shown | number): boolean {
  // Whoever is signed in needs no sign-in page.
  if (rule === "page public")
    return shown === "through" || (by === "session" && shown === "elsewhere");
  // The other page asks who it is.
  if (rule === "page elsewhere") return shown === "elsewhere" || shown === "sign-in";
  if (rank === 0) return shown === "sign-in";
  return shown === (rank >= (rankOfPage[rule] ?? 4) ? "through" : "elsewhere");
}
