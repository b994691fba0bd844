import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { systemdAdapter } from "#lib/recovery/internal/adapters/systemd.ts";
import { limitsOf, orderOf } from "#tests/support/orders.ts";
import { startSystemd, systemdMissing } from "#tests/support/systemd-manager.ts";

const order = orderOf("restart");
const invocation = (count: number) => `${"00".repeat(15)}0${count}`;

describe.skipIf(systemdMissing !== null)("a unit of a systemd, over a real D-Bus", () => {
  let systemd: Awaited<ReturnType<typeof startSystemd>>;
  const adapterOf = (unit: string, more: object = {}) =>
    systemdAdapter({ unit: `${unit}.service`, bus: systemd.bus, ...more });

  beforeEach(async () => {
    systemd = await startSystemd();
  });
  afterEach(() => systemd?.stop());

  test("a restart is active, with another invocation", async () => {
    const adapter = adapterOf("steady");
    const read = await adapter.readBefore(limitsOf());
    const before = "evidence" in read ? read.evidence : null;
    expect(before).toEqual({
      ...{ invocation_id: invocation(1), active_state: "active", sub_state: "running" },
      ...{ result: "success", restarts: 0, start: 1_700_000_000 },
    });
    expect(await adapter.perform(order, before, limitsOf())).toMatchObject({ result: "ok" });
    const after = await adapter.readEvidence(limitsOf());
    expect(after).toMatchObject({ invocation_id: invocation(2), start: 1_700_000_002 });
    expect(adapter.judgeEffect(before, after)).toBe("done");
  });

  test("a restart that has taken effect already is not done again", async () => {
    const adapter = adapterOf("steady");
    const before = await adapter.readEvidence(limitsOf());
    await adapter.perform(order, before, limitsOf());
    expect(await adapter.perform(order, before, limitsOf())).toMatchObject({ result: "ok" });
    const after = await adapter.readEvidence(limitsOf());
    expect(after).toMatchObject({ invocation_id: invocation(2) });
  });

  test("a unit that systemd does not hold in memory is read and started", async () => {
    const adapter = adapterOf("asleep");
    expect(await adapter.check(limitsOf())).toMatchObject({ ok: true });
    expect(await adapter.readLiveness(limitsOf())).toMatchObject({ alive: false });
    expect(await adapter.perform(order, null, limitsOf())).toMatchObject({ result: "ok" });
    expect(await adapter.readLiveness(limitsOf())).toMatchObject({ alive: true });
  });

  test("[exception 3] a unit that takes longer to start than there is time is unknown, and told later", async () => {
    const adapter = adapterOf("slow");
    const before = await adapter.readEvidence(limitsOf());
    const outcome = await adapter.perform(order, before, limitsOf(800));
    const detail = expect.stringContaining("activating");
    expect(outcome).toMatchObject({ result: "unknown", detail });
    expect(adapter.judgeEffect(before, await adapter.readEvidence(limitsOf()))).toBe("half");
    expect(await adapter.perform(order, before, limitsOf())).toMatchObject({ result: "ok" });
    const after = await adapter.readEvidence(limitsOf());
    expect(after).toMatchObject({ invocation_id: invocation(2) });
    expect(adapter.judgeEffect(before, after)).toBe("done");
  });

  test("[exception 4] a restart whose reply was lost is told by the invocation, and not done again", async () => {
    const adapter = adapterOf("deaf");
    const before = await adapter.readEvidence(limitsOf());
    const outcome = await adapter.perform(order, before, limitsOf(2000));
    expect(outcome).toMatchObject({ result: "unknown" });
    const after = await adapter.readEvidence(limitsOf());
    expect(adapter.judgeEffect(before, after)).toBe("done");
    expect(await adapter.perform(order, before, limitsOf())).toMatchObject({ result: "ok" });
    expect(await adapter.readEvidence(limitsOf())).toEqual(after);
  });

  test("[exception 4] with more time than a call has, the effect of one without a reply is looked for", async () => {
    expect(await adapterOf("deaf").perform(order, null, limitsOf(20_000))).toMatchObject({
      result: "ok",
    });
  });

  test.each([
    ["limited", "started too often", 1],
    ["crashing", "its process ended with an error", 2],
  ])(
    "[exception 54] the unit %s ends with a diagnosis, and its failure is left as it is",
    async (unit, words, starts) => {
      const adapter = adapterOf(unit);
      const before = await adapter.readEvidence(limitsOf());
      const outcome = await adapter.perform(order, before, limitsOf());
      const detail = expect.stringContaining(words);
      expect(outcome).toMatchObject({ result: "failed", fault: "refused", detail });
      const after = await adapter.readEvidence(limitsOf());
      expect(after).toMatchObject({ active_state: "failed", invocation_id: invocation(starts) });
      expect(await adapter.readLiveness(limitsOf())).toMatchObject({ alive: false });
    },
  );

  test.each([
    ["[exception 6] a unit that this user may not restart", "locked", "config", /denied/i],
    ["[exception 7] a unit that is not there", "nobody", "config", /nobody\.service not found/],
    ["[exception 7] a unit that is masked", "masked", "config", /masked\.service.*masked/],
    ["a unit that only others start", "ordered", "refused", /by dependency only/],
  ])("%s is a failure without effect", async (_what, unit, fault, words) => {
    const outcome = await adapterOf(unit).perform(order, null, limitsOf());
    const detail = expect.stringMatching(words);
    expect(outcome).toMatchObject({ result: "failed", fault, detail });
  });

  test("[exception 1] a bus that is not there is a failure without effect", async () => {
    const adapter = adapterOf("steady", { bus: "unix:path=/nowhere/bus" });
    const fault = "unreachable";
    expect(await adapter.perform(order, null, limitsOf())).toMatchObject({
      result: "failed",
      fault,
    });
    expect(await adapter.readBefore(limitsOf())).toMatchObject({ fault });
    expect(await adapter.readLiveness(limitsOf())).toMatchObject({ alive: null });
  });

  test("an abort stops the waiting", async () => {
    const adapter = adapterOf("stuck");
    const before = await adapter.readEvidence(limitsOf());
    const control = new AbortController();
    const performing = adapter.perform(order, before, limitsOf(60_000, control.signal));
    await vi.waitUntil(
      async () => (await adapter.readEvidence(limitsOf()))?.active_state === "activating",
      { timeout: 10_000 },
    );
    control.abort();
    expect(await performing).toMatchObject({ result: "unknown" });
  });

  test("a check reads and changes nothing", async () => {
    const adapter = adapterOf("steady");
    const before = await adapter.readEvidence(limitsOf());
    const detail = "steady.service is active (running).";
    expect(await adapter.check(limitsOf())).toEqual({ ok: true, detail });
    expect(await adapterOf("nobody").check(limitsOf())).toMatchObject({ ok: false });
    expect(await adapter.readEvidence(limitsOf())).toEqual(before);
  });
});
