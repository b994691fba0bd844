import { afterAll, beforeAll, expect, test } from "vitest";
import { DELETE, PATCH } from "#app/api/v1/maintenance/[id]/route.ts";
import { POST } from "#app/api/v1/maintenance/route.ts";
import { callRoute } from "#tests/support/call-route.ts";
import { tokenHeaders } from "#tests/support/callers.ts";
import { useDatabase } from "#tests/support/database.ts";
import { propertyOf, readCalendar } from "#tests/support/read-calendar.ts";
import { type Served, serveDoors } from "#tests/support/sentry-servers.ts";

const database = useDatabase();
let doors: Served;
let headers: Record<string, string>;
let id = "";

beforeAll(async () => {
  doors = await serveDoors();
  const error_page = { display_name: "Northwind Shop" };
  await database.pool.service.create({ data: { name: "shop", error_page } });
  headers = await tokenHeaders(database.context(), { scope: "operate" });
});
afterAll(() => doors.close());

const minutes = (count: number) => new Date(Date.now() + count * 60_000);
/** Pages may be two seconds behind. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 2100));
const ask = (path: string, fields: Record<string, string> = {}) =>
  fetch(`http://${doors.host}/e/shop/${path}`, { headers: { accept: "text/html", ...fields } });

async function plan(body: object): Promise<string> {
  const answer = await callRoute(POST, { method: "POST", headers, body });
  expect(answer.status).toBe(201);
  return String((answer.body as { id: unknown }).id);
}

test("before anything is planned there is no end, no calendar and no banner", async () => {
  expect(await (await ask("503")).text()).not.toContain('id="until"');
  expect((await ask("maintenance.ics")).status).toBe(404);
  const banner = await ask("banner.js");
  expect([banner.status, await banner.text()]).toEqual([200, ""]);
  expect(await (await ask("banner.json")).json()).toEqual({ closure: null });
});

test("a window ahead is told by banner and calendar, and not yet by pages", async () => {
  id = await plan({
    ...{ service: "shop", reason: "Moving the database" },
    schedule: {
      ...{ kind: "once", from: minutes(30).toISOString(), to: minutes(90).toISOString() },
    },
    messages: { de: "Wir ziehen um; danke für Ihre Geduld, wirklich." },
  });
  await settle();
  expect(await (await ask("503")).text()).not.toContain('id="until"');
  const { closure } = await (await ask("banner.json?lang=de")).json();
  expect(closure).toMatchObject({
    lang: "de",
    message: "Wir ziehen um; danke für Ihre Geduld, wirklich.",
    words: { closure: "Geplante Schließung:" },
  });
  const banner = await ask("banner.js?lang=de");
  expect(banner.headers.get("access-control-allow-origin")).toBe("*");
  expect(banner.headers.get("content-type")).toContain("text/javascript");
  expect(await banner.text()).toContain("Wir ziehen um");
  expect(await (await ask("banner.js?hours=0.1")).text()).toBe("");

  const file = await ask("maintenance.ics?lang=de");
  expect(file.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const calendar = readCalendar(await file.text());
  expect(propertyOf(calendar, "UID")).toMatch(new RegExp(`^${id}@`));
  expect(propertyOf(calendar, "SEQUENCE")).toBe("0");
  expect(propertyOf(calendar, "DTEND")).toMatch(/^\d{8}T\d{6}Z$/);
  expect(propertyOf(calendar, "SUMMARY")).toContain("Northwind Shop: ");
  expect(propertyOf(calendar, "DESCRIPTION")).toContain("Geduld, wirklich.");
  // What is done is for the operators.
  expect(JSON.stringify(calendar)).not.toContain("Moving the database");
});

test("while it is open every outage is a planned closure with its end, and an own slip stays one", async () => {
  await database.pool.maintenanceWindow.update({
    where: { id },
    data: {
      schedule: { kind: "once", from: minutes(-1).toISOString(), to: minutes(10).toISOString() },
      ends_at: minutes(10),
    },
  });
  await settle();
  for (const kind of ["502", "504", "recovering", "maintenance"]) {
    const answer = await ask(`${kind}?lang=de`);
    expect(answer.status).toBe(503);
    const wait = Number(answer.headers.get("retry-after"));
    expect(wait).toBeGreaterThan(500);
    expect(wait).toBeLessThanOrEqual(660);
    const html = await answer.text();
    expect(html).toContain(`data-wait="${wait}"`);
    expect(html).toContain("Wir ziehen um");
    expect(html).toContain('<time id="until"');
    expect(html).not.toContain("Moving the database");
  }
  expect((await ask("404")).status).toBe(404);
  expect((await ask("500")).status).toBe(500);
});

test("it can be made longer and its words changed: pages and calendars follow", async () => {
  const change = (body: object) =>
    callRoute(PATCH, { method: "PATCH", params: { id }, headers, body });
  expect((await change({ extend_minutes: 30 })).status).toBe(200);
  expect(await change({ messages: { en: "Back soon." } })).toMatchObject({
    status: 200,
    body: { messages: { en: "Back soon." }, active: true },
  });
  await settle();
  const answer = await ask("502");
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(1800);
  expect(await answer.text()).toContain("Back soon.");
  const calendar = readCalendar(await (await ask("maintenance.ics")).text());
  expect(propertyOf(calendar, "SEQUENCE")).toBe("2");
  expect(propertyOf(calendar, "UID")).toMatch(new RegExp(`^${id}@`));
  expect((await change({ extend_minutes: 0 })).status).toBe(422);
  const viewer = await tokenHeaders(database.context(), { scope: "read" });
  const refused = await callRoute(PATCH, {
    ...{ method: "PATCH", params: { id }, headers: viewer, body: { extend_minutes: 5 } },
  });
  expect(refused.status).toBe(403);
  const entries = await database.pool.auditEntry.findMany({
    where: { action: "change-maintenance" },
  });
  expect(entries).toHaveLength(2);
});

test("ended now, pages are the usual ones again", async () => {
  const answer = await callRoute(DELETE, { method: "DELETE", params: { id }, headers });
  expect(answer.status).toBe(204);
  await settle();
  expect((await ask("502")).status).toBe(502);
});

test("one that comes every week closes its hours only, and is not made longer once", async () => {
  const from = new Date(Math.floor(Date.now() / 60_000) * 60_000);
  const clock = (moment: Date) => moment.toISOString().slice(11, 16);
  const to = new Date(from.getTime() + 120 * 60_000);
  const day = from.getUTCDay() || 7;
  const weekly = await plan({
    ...{ service: "shop", reason: "Weekly" },
    schedule: { kind: "weekly", days: [day], from: clock(from), to: clock(to), zone: "UTC" },
  });
  await settle();
  const wait = Number((await ask("503")).headers.get("retry-after"));
  expect(wait).toBeGreaterThan(110 * 60);
  expect(wait).toBeLessThanOrEqual(121 * 60);
  const answer = await callRoute(PATCH, {
    ...{ method: "PATCH", params: { id: weekly }, headers, body: { extend_minutes: 30 } },
  });
  expect(answer.status).toBe(409);
  await callRoute(DELETE, { method: "DELETE", params: { id: weekly }, headers });
});

test("one of all services, or of production, closes this one; one of another environment does not", async () => {
  const schedule = { kind: "once", from: minutes(-1).toISOString(), to: minutes(10).toISOString() };
  for (const [place, status] of [
    [{}, 503],
    [{ service: "shop", environment: "production" }, 503],
    [{ service: "shop", environment: "staging" }, 502],
  ] as const) {
    const planned = await plan({ ...place, reason: "r", schedule });
    await settle();
    expect((await ask("502")).status).toBe(status);
    await callRoute(DELETE, { method: "DELETE", params: { id: planned }, headers });
  }
});
