import { afterAll, beforeAll, expect, test } from "vitest";
import { anonymous, type Context } from "#lib/platform/context.ts";
import { prepareApprovalLink } from "#lib/recovery/approval-link.ts";
import { changeScenario } from "#lib/recovery/change-scenario.ts";
import { changeTarget } from "#lib/recovery/change-target.ts";
import { decideByLink, getLinkedRun } from "#lib/recovery/decide-by-link.ts";
import { approveRun, rejectRun } from "#lib/recovery/decide-proposal.ts";
import { getRun } from "#lib/recovery/list-runs.ts";
import { useDatabase } from "#tests/support/database.ts";
import { type Patient, startPatient } from "#tests/support/patient.ts";
import {
  addScenario,
  arrive,
  createWard,
  evaluate,
  requireOnlyRun,
} from "#tests/support/recovery.ts";

const database = useDatabase();
let patient: Patient;
let context: Context;
beforeAll(async () => {
  patient = await startPatient();
  context = database.context();
});
afterAll(() => patient.close());

async function propose(change: object = {}) {
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward, { mode: "suggest", ...change });
  await arrive(context, ward, 3);
  await evaluate(context, ward);
  const { id, expires_at } = await requireOnlyRun(context, ward);
  if (!expires_at) throw new Error("a proposal expires");
  const token = prepareApprovalLink({ id, expires_at }).split("/approve/")[1] ?? "";
  return { ward, id, expires_at, token };
}
const named = (name: string): Context => ({
  ...context,
  actor: { kind: "user", id: crypto.randomUUID(), name, role: "operator" },
});
const unknown = (): Context => ({ ...context, actor: anonymous });

test("where two people have to approve, the first yes starts nothing and the same person's second is refused", async () => {
  const { id } = await propose({ four_eyes: true });
  const asked = await approveRun(named("ada"), id);
  expect(asked).toMatchObject({ state: "AWAITING_APPROVAL", approved_by: ["ada"] });
  await expect(approveRun(named("ada"), id)).rejects.toThrow(/somebody else has to, too/);
  const started = await approveRun(named("grace"), id);
  expect(started).toMatchObject({ state: "QUEUED", approved_by: ["ada", "grace"] });
});

test("two who approve at the same moment are two: the run starts", async () => {
  const { id } = await propose({ four_eyes: true });
  let second: Promise<unknown> = Promise.resolve();
  await database.pool.$transaction(async (transaction) => {
    await approveRun({ ...named("ada"), database: transaction }, id);
    second = approveRun(named("grace"), id).catch((error) => error);
    // Long enough for the second to count what the first has not committed yet.
    await new Promise((resolve) => setTimeout(resolve, 300));
  });
  expect(await second).toMatchObject({ state: "QUEUED", approved_by: ["ada", "grace"] });
});

test("a proposal that waits though enough have approved starts when one of them presses again", async () => {
  const { id } = await propose({ four_eyes: true });
  const at = new Date();
  const data = ["ada", "grace"].map((approved_by) => ({ run_id: id, approved_by, at }));
  await database.pool.runApproval.createMany({ data });
  expect(await approveRun(named("ada"), id)).toMatchObject({ state: "QUEUED" });
});

test("[exception 21] of many who approve at once, as many count as needed and one starts it", async () => {
  const { id } = await propose({ four_eyes: true });
  const people = ["ada", "grace", "edsger", "barbara", "tony"];
  const answers = await Promise.allSettled(people.map((name) => approveRun(named(name), id)));
  const started = answers.filter(
    (answer) => answer.status === "fulfilled" && answer.value.state === "QUEUED",
  );
  expect(started.length).toBeGreaterThan(0);
  const { events } = await getRun(context, id);
  expect(events.filter(({ to }) => to === "QUEUED")).toHaveLength(1);
});

test("a signed link approves once, without signing in", async () => {
  const { id, token } = await propose();
  const reader = unknown();
  expect(await getLinkedRun(reader, token)).toMatchObject({ id, state: "AWAITING_APPROVAL" });
  expect(await decideByLink(reader, { token, decision: "approve" })).toMatchObject({
    state: "QUEUED",
    decided_by: "approval link",
  });
  await expect(decideByLink(reader, { token, decision: "reject" })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("where two people have to approve, a link approves for who is signed in, and for nobody else", async () => {
  const { id, token } = await propose({ four_eyes: true });
  const approve = { token, decision: "approve" } as const;
  const viewer: Context = { ...context, actor: { ...named("vic").actor, role: "viewer" } };
  const bearer: Context = { ...context, actor: { ...named("token ci").actor, kind: "token" } };
  for (const unnamed of [unknown(), viewer, bearer]) {
    await expect(decideByLink(unnamed, approve)).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("Sign in"),
    });
  }
  await expect(approveRun(bearer, id)).rejects.toMatchObject({ code: "forbidden" });
  expect(await decideByLink(named("ada"), approve)).toMatchObject({ approved_by: ["ada"] });
  await expect(decideByLink(unknown(), approve)).rejects.toMatchObject({ code: "forbidden" });
  await expect(approveRun(named("ada"), id)).rejects.toThrow(/somebody else has to, too/);
  expect(await approveRun(named("grace"), id)).toMatchObject({ state: "QUEUED" });
  const other = await propose({ four_eyes: true });
  const reject = { token: other.token, decision: "reject" } as const;
  expect(await decideByLink(unknown(), reject)).toMatchObject({ state: "REJECTED" });
});

test("[exception 51] a link that was changed, made for another run or has expired decides nothing", async () => {
  const { id, token, expires_at } = await propose();
  const other = await propose();
  const [run = "", expires = "", signature = ""] = token.split(".");
  const forged = [
    `${other.id}.${expires}.${signature}`,
    `${run}.${Number(expires) + 1}.${signature}`,
    `${run}.${expires}.${signature.slice(1)}`,
    `${run}.${expires}.`,
    "",
    "..",
  ];
  for (const wrong of forged) {
    await expect(
      decideByLink(context, { token: wrong, decision: "approve" }),
    ).rejects.toMatchObject({
      code: "forbidden",
    });
  }
  const later = { ...context, now: () => new Date(expires_at.getTime() + 1) };
  await expect(decideByLink(later, { token, decision: "approve" })).rejects.toThrow(/no longer/);
  expect((await getRun(context, id)).state).toBe("AWAITING_APPROVAL");
});

test("[exception 22] a link to a proposal whose scenario has changed since is refused", async () => {
  const { ward, token } = await propose();
  await changeScenario(context, `restart-${ward.service}`, { cooldown_seconds: 60 });
  await expect(decideByLink(context, { token, decision: "approve" })).rejects.toThrow(
    /has changed/,
  );
});

test.each(["changed", "deleted"])(
  "a proposal whose target was %s since cannot be approved, only rejected",
  async (what) => {
    const { ward, id } = await propose();
    if (what === "changed") {
      const config = { base_url: `${patient.url}/elsewhere`, allow_private: true };
      await changeTarget(context, ward.target, { config });
    } else {
      const where = { name: ward.target };
      await context.database.target.updateMany({ where, data: { deleted_at: new Date() } });
    }
    await expect(approveRun(named("ada"), id)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining(`${ward.target} was ${what} since this was proposed`),
    });
    expect(await rejectRun(named("ada"), id)).toMatchObject({ state: "REJECTED", approved_by: [] });
  },
);
