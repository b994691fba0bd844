import { expect, test } from "vitest";
import { isRolledOut, judgeRollout, type RolloutState } from "#lib/recovery/kubernetes-rollout.ts";

const before: RolloutState = {
  ...{ generation: 4, observed_generation: 4, wanted_replicas: 3, replicas: 3 },
  ...{ updated_replicas: 3, available_replicas: 3, restarted_at: "one", stuck: null, paused: 0 },
};
const asked: RolloutState = {
  ...before,
  ...{ generation: 5, observed_generation: 5, restarted_at: "two" },
};

test.each<[string, Partial<RolloutState>, boolean]>([
  ["all pods are new and available", {}, true],
  ["the controller has not seen the template", { observed_generation: 4 }, false],
  ["a pod is old", { updated_replicas: 2 }, false],
  ["an old pod is still there", { replicas: 4 }, false],
  ["a pod is not available", { available_replicas: 2 }, false],
  [
    "no pods are wanted",
    { wanted_replicas: 0, replicas: 0, updated_replicas: 0, available_replicas: 0 },
    true,
  ],
])("when %s, rolled out is %s", (_what, change, answer) => {
  expect(isRolledOut({ ...asked, ...change })).toBe(answer);
});

test("a restart is none before it was asked for, half while pods are replaced, done after", () => {
  expect(judgeRollout(before, before)).toBe("none");
  expect(judgeRollout(before, { ...before, available_replicas: 1 })).toBe("none");
  expect(judgeRollout(before, { ...asked, updated_replicas: 1 })).toBe("half");
  expect(judgeRollout(before, asked)).toBe("done");
  expect(judgeRollout({ ...before, restarted_at: null }, asked)).toBe("done");
});
