import { expect, test } from "vitest";
import {
  type ContainerState,
  isContainerRestarted,
  judgeContainer,
  stopSecondsWithin,
} from "#lib/recovery/docker-restart.ts";

const before: ContainerState = {
  ...{ id: "a", status: "running", health: null, restart_count: 0 },
  started_at: "2026-11-28T10:00:00.5Z",
};

test.each<[string, Partial<ContainerState>, string]>([
  ["nothing has changed", {}, "none"],
  ["it runs since a later second", { started_at: "2026-11-28T10:00:01Z" }, "done"],
  ["it runs since later nanoseconds", { started_at: "2026-11-28T10:00:00.500000001Z" }, "done"],
  ["trailing zeros were left out", { started_at: "2026-11-28T10:00:00.500Z" }, "half"],
  ["it was started earlier", { started_at: "2026-11-28T09:00:00Z" }, "half"],
  ["it stands still", { status: "exited" }, "half"],
  ["it is being restarted", { status: "restarting" }, "half"],
  [
    "another container has its name and runs",
    { id: "b", started_at: "2026-11-28T11:00:00Z" },
    "done",
  ],
  ["another container has its name", { id: "b", status: "created" }, "half"],
])("when %s, the restart is judged %s", (_what, change, judgement) => {
  expect(judgeContainer(before, { ...before, ...change })).toBe(judgement);
});

test("a container that had never been started is restarted when it runs", () => {
  const never = { ...before, status: "created", started_at: "0001-01-01T00:00:00Z" };
  expect(isContainerRestarted(never, before)).toBe(true);
  expect(judgeContainer(never, never)).toBe("none");
});

test.each([
  [1000, 1],
  [6000, 1],
  [12_000, 7],
  [20_000, 10],
  [300_000, 10],
])("a step of %i ms gives the container %i s to stop", (timeout, seconds) => {
  expect(stopSecondsWithin(timeout)).toBe(seconds);
});
