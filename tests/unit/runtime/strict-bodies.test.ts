import { expect, test } from "vitest";
import { z } from "zod";
import { listOperations } from "#lib/runtime/describe-api.ts";

/** Compares what another version of the product may have written, and stores nothing. */
const lenient = "POST /api/v1/error-pages/bundle/check";

const bodies = listOperations().flatMap(({ operation: { method, path, body } }) =>
  body && `${method} ${path}` !== lenient ? [{ name: `${method} ${path}`, body }] : [],
);

/** Whether a schema refuses a member that it does not name, in each of its alternatives. */
function isStrict(schema: z.core.JSONSchema.BaseSchema): boolean {
  const alternatives = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (alternatives) return alternatives.every((one) => typeof one === "object" && isStrict(one));
  return schema.type === "object" && schema.additionalProperties === false;
}

test("there are bodies to look at", () => expect(bodies.length).toBeGreaterThan(20));

test.each(bodies)("$name refuses a member that it does not know", ({ body }) => {
  const schema = z.toJSONSchema(body, { io: "input", unrepresentable: "any" });
  expect(isStrict(schema)).toBe(true);
});
