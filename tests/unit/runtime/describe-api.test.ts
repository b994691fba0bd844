import { expect, test } from "vitest";
import { describeApi, listOperations } from "#lib/runtime/describe-api.ts";

test("the document is JSON and names every operation once", () => {
  const document = JSON.parse(JSON.stringify(describeApi()));
  const described = Object.entries<Record<string, unknown>>(document.paths).flatMap(
    ([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const operations = listOperations().map(
    ({ operation }) => `${operation.method} ${operation.path}`,
  );
  expect(described.sort()).toEqual(operations.sort());
  expect(new Set(operations).size).toBe(operations.length);
});

test("each parameter in a path is described, and each schema has a shape", () => {
  const { paths } = JSON.parse(JSON.stringify(describeApi()));
  for (const [path, methods] of Object.entries<
    Record<string, { parameters: { name: string; in: string }[] }>
  >(paths)) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const { parameters } of Object.values(methods)) {
      expect(
        parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name),
      ).toEqual(named);
    }
  }
  const records = paths["/api/v1/records"].get;
  const item = records.responses[200].content["application/json"].schema.properties.data.items;
  expect(item.required).toContain("error_code");
  expect(records.parameters.map(({ name }: { name: string }) => name)).toContain("request_id");
});
