import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { prepareShape } from "#lib/grouping/message-shape.ts";
import {
  bucketOf,
  emptyModel,
  learnShape,
  type TemplateModel,
} from "#lib/grouping/template-model.ts";
import { holdsOnce, spend } from "#tests/support/spend.ts";

/** The groups of messages after one pass in their order, each sorted, with what was absorbed followed. */
function group(messages: readonly string[]): string[][] {
  const models = new Map<string, TemplateModel>();
  const joined = new Map<string, string>();
  const founders = new Map<string, string>();
  for (const message of messages) {
    const shape = prepareShape(message);
    const step = learnShape(models.get(bucketOf(shape)) ?? emptyModel, shape);
    models.set(bucketOf(shape), step.model);
    for (const founder of step.absorbed) joined.set(founder, step.founder);
    founders.set(message, step.founder);
  }
  const follow = (founder: string): string => {
    const next = joined.get(founder);
    return next === undefined ? founder : follow(next);
  };
  return Map.groupBy([...founders.keys()].sort(), (message) => follow(founders.get(message) ?? ""))
    .values()
    .toArray()
    .sort();
}

function learnAll(shapes: readonly string[], model: TemplateModel = emptyModel) {
  const steps = [];
  for (const shape of shapes) {
    const step = learnShape(steps.at(-1)?.model ?? model, shape);
    steps.push(step);
  }
  return steps;
}

describe("what must not be joined", () => {
  test.each([
    [
      [
        "connection refused",
        "connection reset",
        "connection closed",
        "connection aborted",
        "connection lost",
        "connection timeout",
      ],
    ],
    [
      [
        "connect ECONNREFUSED 10.0.0.1:80",
        "connect ETIMEDOUT 10.0.0.1:80",
        "connect ECONNRESET 10.0.0.1:80",
        "connect EHOSTUNREACH 10.0.0.1:80",
      ],
    ],
    [["user not found", "order not found", "invoice not found", "product not found"]],
    [["user bob not found", "user was not found"]],
    [
      [
        "Disconnecting: Too many authentication failures for root",
        "Disconnecting: Too many authentication failures for admin",
      ],
    ],
    [
      [
        "Payment of order 7 was declined",
        "Payment of order 7 was refunded",
        "Payment of order 7 was cancelled",
        "Payment of order 7 was repeated",
      ],
    ],
    [["Failed to send email to bob@x.org", "Failed to send invoice to bob@x.org"]],
    [
      [
        "Failed to charge card for customer 7: insufficient funds",
        "Failed to charge card for customer 7: card expired",
        "Failed to charge card for customer 7: unknown issuer",
      ],
    ],
    [
      [
        "TypeError: Failed to load the chunk",
        "NetworkError: Failed to load the chunk",
        "SyntaxError: Failed to load the chunk",
        "RangeError: Failed to load the chunk",
      ],
    ],
    [
      [
        "Task 7 went from NEW to ASSIGNED",
        "Task 7 went from ASSIGNED to RUNNING",
        "Task 7 went from RUNNING to SUCCEEDED",
        "Task 7 went from RUNNING to FAILED",
      ],
    ],
    [
      [
        "VM 7 of host h1 started at last",
        "VM 7 of host h1 paused at last",
        "VM 7 of host h1 resumed at last",
        "VM 7 of host h1 stopped at last",
      ],
    ],
    [["Value is not allowed here", "Value is now allowed here"]],
    [["error: permission denied for schema", "error: disk quota exceeded today"]],
    [["timeout", "deadlock", "overflow", "conflict", "refused", "aborted", "killed", "expired"]],
    [
      [
        "machine state register: 0x01",
        "exception syndrome register: 0x02",
        "core configuration register: 0x03",
      ],
    ],
    [['Error: "Permission denied"', 'Error: "Connection refused"', 'Error: "Disk full"']],
    [
      [
        "GET /orders failed with status 500",
        "POST /orders failed with status 500",
        "DELETE /orders failed with status 500",
      ],
    ],
  ])("%j", (messages) => {
    expect(group(messages)).toHaveLength(messages.length);
  });
});

describe("what must be joined", () => {
  test.each([
    [["user bob not found", "user alice not found", "user carol not found"]],
    [["user bob not found", "user 4711 not found", "user alice_9 not found"]],
    [["Table 'x.orders' doesn't exist", "Table 'y.users' doesn't exist"]],
    [
      [
        "Cannot read properties of undefined (reading 'id')",
        "Cannot read properties of undefined (reading 'name')",
      ],
    ],
    [
      [
        "Request to https://a.example/1 failed with status 500",
        "Request to https://b.example/2?x=1 failed with status 503",
      ],
    ],
    [
      [
        "permission denied for table orders",
        "permission denied for table users",
        "permission denied for table audit",
      ],
    ],
    [
      [
        "Circuit breaker for service mail is open",
        "Circuit breaker for service stock is open",
        "Circuit breaker for service search is open",
      ],
    ],
    [
      [
        "session closed for user root",
        "session closed for user cyrus",
        "session closed for user news",
      ],
    ],
    [["Queue worker-7 lost its lease", "Queue runner-8 lost its lease"]],
    [
      [
        "login failed user=root from 10.0.0.1",
        "login failed user=guest from 10.0.0.1",
        "login failed user=test from 10.0.0.1",
      ],
    ],
    [["Cache of tenant x7 is cold, retry=true", "Cache of tenant x7 is cold, retry=false"]],
    [
      [
        "connection from 1.2.3.4 () was dropped",
        "connection from 1.2.3.4 (dsl-7.example.net) was dropped",
      ],
    ],
    [["Found block at 0x1f in store", "Found block at 17 in store"]],
  ])("%j", (messages) => {
    expect(group(messages)).toHaveLength(1);
    expect(group(messages.toReversed())).toHaveLength(1);
  });

  test("two values that only ever change together, once they are many", () => {
    const cities = "paris london berlin rome madrid oslo vienna prague".split(" ");
    const messages = cities.map(
      (city, at) => `Parcel from ${city} to ${cities.at(at - 1)} was not delivered in time`,
    );
    expect(group(messages.slice(0, 3))).toHaveLength(3);
    expect(group(messages)).toHaveLength(1);
  });
});

test("a covered shape changes nothing, and the same model comes back", () => {
  const shapes = ["user bob not found", "user alice not found", "user carol not found"];
  const model = learnAll(shapes).at(-1)?.model ?? emptyModel;
  for (const shape of [...shapes, "user dave not found"]) {
    const step = learnShape(model, shape);
    expect(step).toMatchObject({ changed: false, founder: shapes[0], absorbed: [] });
    expect(step.model).toBe(model);
  }
});

test("the founder stays while the cluster opens, and absorbed founders are told once", () => {
  const steps = learnAll(["user bob not found", "user alice not found", "user carol not found"]);
  expect(steps.map(({ founder }) => founder)).toEqual([
    "user bob not found",
    "user alice not found",
    "user bob not found",
  ]);
  expect(steps.map(({ absorbed }) => absorbed)).toEqual([[], [], ["user alice not found"]]);
  expect(steps.at(-1)?.template).toBe("user <*> not found");
  expect(steps.at(-1)?.model).toEqual({ clusters: [{ founder: "user bob not found", open: [1] }] });
});

test("the template keeps what surrounds a value", () => {
  const shapes = ["root", "guest", "test"].map((name) => `login failed (user=${name}), try again`);
  expect(learnAll(shapes).at(-1)?.template).toBe("login failed (user=<*>), try again");
});

test("words of grammar are never a value, however much was learnt", () => {
  const shapes = ["bob", "alice", "carol", "was"].map((name) => `user ${name} not found`);
  expect(learnAll(shapes).at(-1)).toMatchObject({ founder: "user was not found", absorbed: [] });
});

test("a model that went through a database learns as the one in memory", () => {
  const shapes = ["bob", "alice", "carol", "dave", "erin"].map((name) => `user ${name} is locked`);
  let stored = emptyModel;
  for (const [at, step] of learnAll(shapes).entries()) {
    const own = learnShape(JSON.parse(JSON.stringify(stored)), shapes[at] ?? "");
    expect(own).toEqual(step);
    stored = own.model;
  }
});

describe("a model is bounded", () => {
  const shapeOf = (at: number, tail = "") =>
    `lost part${String.fromCharCode(97 + (at % 26))} w${at.toString(36)}x of v${(at * 7).toString(36)}y in z${at}q ${tail}`.trim();

  test.each([
    [3000, ""],
    [300, "long".repeat(240)],
    [300, '\\"'.repeat(450)],
    [300, "€".repeat(900)],
  ])("%i shapes that have nothing in common", (count, tail) => {
    const shapes = Array.from({ length: count }, (_, at) => shapeOf(at, tail));
    const steps = learnAll(shapes);
    const model = steps.at(-1)?.model ?? emptyModel;
    expect(model.clusters.length).toBeLessThanOrEqual(500);
    expect(Buffer.byteLength(JSON.stringify(model))).toBeLessThanOrEqual(64 * 1024);
    const rest = steps.at(-1);
    expect(rest).toMatchObject({ changed: false, absorbed: [] });
    expect(rest?.founder).toContain("<*>");
    expect(learnShape(model, shapes.at(-1) ?? "").founder).toBe(rest?.founder);
    expect(learnShape(model, shapes[0] ?? "").founder).toBe(shapes[0]);
  });

  test("a shape that completes a template is learnt by a full model as well", () => {
    const filler = Array.from({ length: 498 }, (_, at) => shapeOf(at));
    const users = ["bob", "alice", "carol"].map((name) => `user ${name} has lost all of it`);
    const steps = learnAll([...users.slice(0, 2), ...filler, users[2] ?? ""]);
    expect(steps.at(-1)).toMatchObject({ changed: true, founder: users[0], absorbed: [users[1]] });
  });

  test("learning does not cost more than its bucket: a covered shape in a full one, against a small one", () => {
    const few = learnAll(Array.from({ length: 50 }, (_, at) => shapeOf(at))).at(-1)?.model;
    const many = learnAll(Array.from({ length: 500 }, (_, at) => shapeOf(at))).at(-1)?.model;
    const measure = (model = emptyModel) =>
      spend(() => {
        for (let at = 0; at < 2000; at += 1) learnShape(model, shapeOf(at % 50));
      });
    measure(few);
    // Ten times the clusters: a quadratic cost would be 100 times as much.
    expect(holdsOnce(() => measure(many) < 50 * measure(few))).toBe(true);
  });
});

const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{4,9}x$/), { minLength: 3, maxLength: 12 });
const fixed = [
  "connection refused",
  "connection reset",
  "user not found",
  "order not found",
  "payment of the order was declined",
  "payment of the order was refunded",
];

test("the order of arrival does not matter where each template has one variable word", () => {
  const run = fc.tuple(names, fc.array(fc.nat(), { minLength: 80, maxLength: 80 }));
  fc.assert(
    fc.property(run, ([values, keys]) => {
      const messages = [
        ...values.flatMap((name) => [
          `user ${name} not found`,
          `queue ${name} of the broker is full`,
          `cannot find plan=${name} for 7 accounts`,
        ]),
        ...fixed,
      ];
      const shuffled = messages
        .map((message, at) => ({ message, key: keys[at] ?? 0 }))
        .sort((one, other) => one.key - other.key)
        .map(({ message }) => message);
      expect(group(shuffled)).toEqual(group(messages));
      expect(group(messages)).toHaveLength(3 + fixed.length);
    }),
    { numRuns: 60 },
  );
});
