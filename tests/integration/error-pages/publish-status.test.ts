import { beforeAll, expect, test } from "vitest";
import { describeService } from "#lib/error-pages/describe-service.ts";
import { publishStatus } from "#lib/error-pages/publish-status.ts";
import type { PublicState } from "#lib/error-pages/schemas.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
let service_id = 0;
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 14, minute));

beforeAll(async () => {
  const service = await database.pool.service.create({
    data: {
      name: "team/shop",
      support: { email: "help@northwind.example" },
      error_page: { display_name: "Northwind Shop", home_url: "https://northwind.example/" },
    },
  });
  service_id = service.id;
});

async function publish(state: PublicState, minute: number) {
  await publishStatus(database.context(), { service_id, state, since: at(minute) });
  const { status } = await describeService(database.pool, "team/shop");
  return { state: status?.state, since: status?.since };
}

test("as long as the trouble lasts, and when it is over, since stays the moment it was noticed", async () => {
  expect(await publish("noticed", 2)).toEqual({ state: "noticed", since: at(2) });
  expect(await publish("fixing", 3)).toEqual({ state: "fixing", since: at(2) });
  expect(await publish("checking", 4)).toEqual({ state: "checking", since: at(2) });
  expect(await publish("needs_people", 5)).toEqual({ state: "needs_people", since: at(2) });
  expect(await publish("back", 6)).toEqual({ state: "back", since: at(2) });
  expect(await publish("back", 7)).toEqual({ state: "back", since: at(2) });
  expect(await publish("noticed", 30)).toEqual({ state: "noticed", since: at(30) });
  expect(await publish("fine", 40)).toEqual({ state: "fine", since: at(40) });
  expect(await publish("back", 50)).toEqual({ state: "back", since: at(50) });
});

test("a page reads of a service what visitors may see, and its texts with the organisation's", async () => {
  const other = await database.pool.service.create({ data: { name: "another" } });
  const version = (edit: object) => ({
    ...{ number: 1, note: "", published_by: "test" },
    content: { texts: { "502": { en: edit } } },
  });
  await database.pool.errorPageVersion.createMany({
    data: [
      { ...version({ heading: "Shut" }), service_id },
      version({ what: "It is late." }),
      { ...version({}), service_id: other.id },
    ],
  });
  const shop = await describeService(database.pool, "team/shop");
  expect(shop).toMatchObject({
    known: true,
    display_name: "Northwind Shop",
    home_url: "https://northwind.example/",
    show_recovery: true,
    support: { email: "help@northwind.example" },
  });
  expect(shop.texts.map(({ own }) => own).toSorted()).toEqual([false, true]);
  const nobody = await describeService(database.pool, "nobody");
  expect(nobody).toMatchObject({ known: false, display_name: null, status: null });
  expect(nobody.texts.map(({ own }) => own)).toEqual([false]);
});

test("a service without a name for visitors does not show the operators' name for it", async () => {
  await database.pool.service.create({ data: { name: "internal-billing-svc-7" } });
  const described = await describeService(database.pool, "internal-billing-svc-7");
  expect(described).toMatchObject({ known: true, display_name: null, support: {} });
});
