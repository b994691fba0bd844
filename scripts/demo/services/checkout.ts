import { readFile } from "node:fs/promises";
import { fullStack, ServiceFailure, VisitorFault } from "../kit/failures.ts";
import { Mutex } from "../kit/mutex.ts";
import { postRecord } from "../kit/report-error.ts";
import { serve } from "../kit/serve.ts";
import { variable } from "../kit/variable.ts";

const patienceMilliseconds = 2000;
const inventory = new Mutex();
let prices = await readPrices();

async function readPrices(): Promise<Record<string, number>> {
  const file = new URL("checkout-prices.json", import.meta.url);
  return JSON.parse(await readFile(file, "utf8"));
}

function applyCoupon(total: number, coupon: string | null): number {
  if (coupon === null) return total;
  throw new VisitorFault("422", `the coupon ${coupon} has expired`);
}

async function priceBasket(coupon: string | null): Promise<number> {
  const release = await lockInventory();
  const total = Object.values(prices).reduce((sum, price) => sum + price, 0);
  // The mistake that breaks this service: a coupon that has expired throws, and the lock is never released.
  const reduced = applyCoupon(total, coupon);
  release();
  return reduced;
}

async function lockInventory() {
  try {
    return await inventory.acquire(patienceMilliseconds);
  } catch (error) {
    throw new ServiceFailure("TIMEOUT", "504", "inventory lock timed out", error);
  }
}

// All that a handler knows that was written in five minutes: an address with a key in it.
function report(failure: ServiceFailure): void {
  postRecord(variable("INGEST_URL"), {
    code: failure.code,
    message: failure.message,
    stack_trace: fullStack(failure),
    service: "checkout",
  });
}

serve({
  name: "checkout",
  title: "Your basket",
  async answer({ searchParams }) {
    const total = await priceBasket(searchParams.get("coupon"));
    const items = Object.entries(prices).map(([item, price]) => `<li>${item} ${price.toFixed(2)}`);
    return `<ul>${items.join("")}</ul><p>Together ${total.toFixed(2)}.</p>`;
  },
  async requireHealth() {
    await priceBasket(null);
  },
  report,
  actions: {
    "/paramedic/reload-config": async () => {
      prices = await readPrices();
      return `${Object.keys(prices).length} prices were read again`;
    },
  },
});
