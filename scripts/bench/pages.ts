import { type Bench, type Step, singleStep, startServer } from "./contestants.ts";

const browser = {
  accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "accept-language": "en-GB,en;q=0.9",
  "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  "sec-fetch-dest": "document",
};

const path = "/e/shop-pages/503";

/**
 * Visitors of a service that is down: each gets the whole page, with a reference of its own. Beside it plain node:http,
 * which answers the same bytes to everybody.
 */
export async function preparePages(bench: Bench): Promise<Step[]> {
  const { port, apiToken, pids } = bench.product;
  const made = await fetch(`http://127.0.0.1:${port}/api/v1/services`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiToken}`, "content-type": "application/json" },
    body: JSON.stringify({ name: "shop-pages" }),
  });
  if (made.status !== 201) throw new Error(`no service could be made: ${await made.text()}`);
  const own = { port, path, headers: browser };
  const plain = await startServer(bench, "plain-pages", {
    PAGE_URL: `http://127.0.0.1:${port}${path}`,
  });
  const other = { ...own, port: plain.port };
  return [
    singleStep(bench, "plain pages", 16, other, { plain: plain.pid }, "visit"),
    singleStep(bench, "pages", 16, own, { web: pids.web }, "visit"),
  ];
}
