import { expect, test } from "vitest";
import { GET as listIncidents } from "#app/api/v1/incidents/route.ts";
import { GET as getReliability } from "#app/api/v1/reliability/route.ts";
import { GET as download } from "#app/api/v1/reliability.csv/route.ts";
import { Incident } from "#lib/recovery/answers.ts";
import { Reliability } from "#lib/recovery/reliability-schemas.ts";
import { callRoute } from "#tests/support/call-route.ts";
import { tokenHeaders } from "#tests/support/callers.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const url = "/api/v1/reliability?from=2026-11-20T00:00:00Z&to=2026-11-20T01:00:00Z";

test("who may read gets reliability and incidents as they are described", async () => {
  const { id: service_id } = await database.pool.service.create({ data: { name: "search-api" } });
  const { id } = await database.pool.incident.create({
    data: {
      ...{ service_id, environment: "production", error_codes: ["TIMEOUT"], summary: "5 errors." },
      opened_at: new Date("2026-11-20T00:30:00Z"),
      detected_at: new Date("2026-11-20T00:30:05Z"),
      closed_at: new Date("2026-11-20T00:36:00Z"),
      closed_by: "verification",
    },
  });
  const headers = await tokenHeaders(database.context(), { scope: "read" });
  const answer = await callRoute(getReliability, { url: `${url}&service=search-api`, headers });
  expect(answer.status).toBe(200);
  expect(Reliability.parse(answer.body)).toMatchObject({
    ...{ from: "2026-11-20T00:00:00.000Z", to: "2026-11-20T01:00:00.000Z", next_cursor: null },
    data: [
      {
        ...{ service: "search-api", incidents: 1, downtime_seconds: 360, healthy_share: 0.9 },
        time_to_detect: { median: 5, p95: 5, of: 1 },
        time_to_first_action: { median: null, of: 0 },
        auto_recovered: { share: 0, recovered: 0, of: 1 },
      },
    ],
  });
  const listed = await callRoute(listIncidents, {
    url: url.replace("reliability", "incidents"),
    headers,
  });
  const { data } = listed.body as { data: unknown[] };
  expect(data.map((incident) => Incident.parse(incident))).toMatchObject([
    { id, first_action_at: null, flaps: 0, downtime_seconds: 360, spans: [{}], runs: [] },
  ]);
});

test("nobody unknown reads it, and a range the wrong way round is refused", async () => {
  expect((await callRoute(getReliability, { url })).status).toBe(401);
  const headers = await tokenHeaders(database.context(), { scope: "read" });
  const reversed = "/api/v1/reliability?from=2026-11-21T00:00:00Z&to=2026-11-20T00:00:00Z";
  expect((await callRoute(getReliability, { url: reversed, headers })).status).toBe(400);
});

test("the same is a file for spreadsheets, in which no name is a formula", async () => {
  const { id: service_id } = await database.pool.service.create({
    data: { name: '=HYPERLINK("x")' },
  });
  await database.pool.incident.create({
    data: {
      ...{ service_id, environment: "production", error_codes: [], summary: "x" },
      opened_at: new Date("2026-11-20T00:10:00Z"),
      detected_at: new Date("2026-11-20T00:10:02Z"),
      closed_at: new Date("2026-11-20T00:12:00Z"),
    },
  });
  const headers = await tokenHeaders(database.context(), { scope: "read" });
  const file = url.replace("reliability", "reliability.csv");
  const request = new Request(`http://localhost:3000${file}`, { headers });
  const answer = await download(request, { params: Promise.resolve({}) });
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toContain(
    'filename="reliability-2026-11-20-2026-11-20.csv"',
  );
  const text = Buffer.from(await answer.arrayBuffer()).toString("utf8");
  const [heads = "", all = "", ...rows] = text.trimEnd().split("\r\n");
  expect(heads).toMatch(
    /^\uFEFFof,service,scenario,from,to,incidents,open,returns,downtime_seconds/,
  );
  expect(all).toMatch(/^all,,,2026-11-20T00:00:00.000Z,2026-11-20T01:00:00.000Z,2,0,0,480,/);
  const own = rows.find((row) => row.includes("HYPERLINK"));
  expect(own).toMatch(/^service,"'=HYPERLINK\(""x""\)",,.*,1,0,0,120,/);
  expect(
    (await download(new Request(`http://localhost:3000${file}`), { params: Promise.resolve({}) }))
      .status,
  ).toBe(401);
});
