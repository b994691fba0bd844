import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { createCrew } from "#lib/notifications/deliver-due.ts";
import { changeKillSwitch } from "#lib/recovery/change-kill-switch.ts";
import { approveRun } from "#lib/recovery/decide-proposal.ts";
import { startPagerDuty, startSlack } from "#tests/support/chat-receivers.ts";
import { useDatabase } from "#tests/support/database.ts";
import { deliverAll } from "#tests/support/deliveries.ts";
import { addChat, addPager } from "#tests/support/notices.ts";
import { type Patient, startPatient } from "#tests/support/patient.ts";
import { reactToAll } from "#tests/support/react-to-all.ts";
import {
  addScenario,
  arrive,
  createWard,
  driveUntil,
  evaluate,
  requireOnlyRun,
  type Ward,
} from "#tests/support/recovery.ts";

process.env.BASE_URL = "https://errors.example";
const database = useDatabase();
const slack = await startSlack();
const pager = await startPagerDuty();
const worker = { id: "test", signal: new AbortController().signal };
let patient: Patient;

beforeEach(async () => {
  patient = await startPatient();
  await addChat(database.context(), "slack", "slack", slack.url);
  await addPager(database.context(), "pager", pager.url);
});
afterEach(async () => {
  await patient.close();
  await database.pool.channel.deleteMany();
  slack.taken.length = 0;
  pager.taken.length = 0;
});
afterAll(async () => {
  await slack.close();
  await pager.close();
});

/** What the worker does with all that has happened. */
async function tellAll(): Promise<void> {
  await reactToAll(database.context());
  await deliverAll(database.context(), createCrew(worker));
}
const actionsOfPager = () => pager.taken.map(({ event_action }) => event_action);
const firstKey = () => pager.taken[0]?.dedup_key;

async function startScenario(ward: Ward, change: object = {}): Promise<void> {
  const probe = { url: `${patient.url}/health`, allow_private: true };
  await addScenario(database.context(), ward, {
    verify: { windows: 1, window_seconds: 1, probe },
    escalate_to: ["slack", "pager"],
    ...change,
  });
  await arrive(database.context(), ward, 3);
  await evaluate(database.context(), ward);
}

test("a question is asked with its button, its approval acknowledged, and the recovery told as the end", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await startScenario(ward, { mode: "suggest" });
  const { id, incident_id } = await requireOnlyRun(context, ward);
  await tellAll();
  expect(actionsOfPager()).toEqual(["trigger"]);
  expect(firstKey()).toBe(`paramedic:incident:${incident_id}`);
  expect(pager.taken[0]).toMatchObject({
    payload: { severity: "warning", source: ward.service, group: "production" },
    links: [
      {
        text: "Approve or reject",
        href: expect.stringContaining(`https://errors.example/approve/${id}.`),
      },
      { text: "The whole story", href: `https://errors.example/recovery/runs/${id}` },
      { text: "Graph", href: expect.stringContaining(`/services/${ward.service}?from=`) },
      { text: "Recovery" },
    ],
  });
  expect(slack.taken[0]?.text).toContain("waits for your approval");

  await approveRun(database.context("operator"), id);
  await tellAll();
  expect(actionsOfPager()).toEqual(["trigger", "acknowledge"]);
  const run = await driveUntil(context, id);
  expect(run.state).toBe("RECOVERED");
  await tellAll();
  expect(actionsOfPager()).toEqual(["trigger", "acknowledge", "resolve"]);
  expect(new Set(pager.taken.map(({ dedup_key }) => dedup_key)).size).toBe(1);
  expect(slack.taken.at(-1)?.text).toContain(`${ward.service} recovered`);
  expect(slack.taken.at(-1)?.text).toContain("Verification found the service well.");
  expect(slack.taken).toHaveLength(2);
});

test("a hand-over carries each attempt and the verdict; a run that helps by itself tells nobody", async () => {
  const context = database.context();
  const healed = await createWard(context, patient.url);
  await startScenario(healed);
  await driveUntil(context, (await requireOnlyRun(context, healed)).id);
  await tellAll();
  expect(slack.taken).toHaveLength(0);

  patient.healthy = false;
  patient.healing = false;
  const ward = await createWard(context, patient.url);
  await startScenario(ward);
  const { id } = await requireOnlyRun(context, ward);
  let last = 0;
  await driveUntil(context, id, undefined, async () => {
    if (performance.now() - last < 300) return;
    last = performance.now();
    await arrive(context, ward, 1);
  });
  await tellAll();
  const { text = "" } = slack.taken[0] ?? {};
  expect(text).toContain(`${ward.service}: restart-${ward.service} did not recover the service`);
  expect(text).toContain(`Step 1, restart ${ward.target}: ok.`);
  expect(text).toContain("Verdict: ");
  expect(text).toContain(`https://errors.example/scenarios/restart-${ward.service}|Run again`);
  expect(actionsOfPager()).toEqual(["trigger"]);
});

test("an incident for which nothing may start is told once, with the reason", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await changeKillSwitch(context, { engaged: true, reason: "deploying", service: ward.service });
  await startScenario(ward);
  await tellAll();
  await arrive(context, ward, 3);
  await evaluate(context, ward);
  await tellAll();
  expect(slack.taken).toHaveLength(1);
  expect(slack.taken[0]?.text).toContain(`${ward.service}: nothing was started`);
  expect(slack.taken[0]?.text).toContain("deploying");
  expect(pager.taken[0]).toMatchObject({ payload: { severity: "warning" } });
});

test("shadow mode tells nobody: nothing was meant to start", async () => {
  const ward = await createWard(database.context(), patient.url);
  await startScenario(ward, { mode: "shadow" });
  await tellAll();
  expect(slack.taken).toHaveLength(0);
});

test("[exception 60] runs are driven to their end while every channel hangs", async () => {
  const { answer } = slack;
  const held: (() => void)[] = [];
  slack.answer = (_request, response) => held.push(() => response.writeHead(200).end());
  const context = database.context();
  const asking = await createWard(context, patient.url);
  await startScenario(asking, { mode: "suggest", escalate_to: ["slack"] });
  await reactToAll(context);
  const crew = createCrew(worker);
  const sending = deliverAll(context, crew);
  await expect.poll(() => held.length, { timeout: 5_000 }).toBe(1);
  const ward = await createWard(context, patient.url);
  await startScenario(ward);
  const run = await driveUntil(context, (await requireOnlyRun(context, ward)).id);
  expect(run.state).toBe("RECOVERED");
  expect(crew.lanes.size).toBe(1);
  slack.answer = answer;
  for (const release of held) release();
  await sending;
});
