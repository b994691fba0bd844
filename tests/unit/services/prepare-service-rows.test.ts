import { expect, test } from "vitest";
import { judgeService, prepareServiceRows } from "#components/services/prepare-service-rows.ts";

const quiet = { recovering: [], waiting: [], needs_people: [] };
const timeline = {
  bucket_seconds: 3600,
  series: [
    {
      key: "web",
      points: [
        ["2026-11-22T10:00:00Z", 2],
        ["2026-11-22T11:00:00Z", 3],
      ] as [string, number][],
    },
  ],
};

test("a service that sent nothing is shown with zeros", () => {
  const services = ["web", "mailer"].map((name) => ({ name, environments: ["production"] }));
  const issues = [{ service: "web" }, { service: "web" }];
  const rows = prepareServiceRows({ services, timeline, issues, summary: quiet });
  expect(rows.map(({ name, errors, open_issues }) => [name, errors, open_issues])).toEqual([
    ["web", 5, 2],
    ["mailer", 0, 0],
  ]);
});

test("a service without a run or an incident is fine", () => {
  expect(judgeService("web", quiet)).toEqual({ condition: "fine", run_id: null });
});
