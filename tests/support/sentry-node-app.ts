import { inspect } from "node:util";
import * as Sentry from "@sentry/node";

/** A program with Sentry's SDK; its argument says what goes wrong, and it prints the error as Node does. Reports of losses leave as it ends. */
const [dsn = "", story = ""] = process.argv.slice(2);
Sentry.init({
  dsn,
  environment: "staging",
  release: "shop@1.2.3",
  serverName: "web-1",
  tracesSampleRate: 1,
});

const stories: Record<string, () => Promise<void> | void> = {
  errors() {
    Sentry.setUser({ id: "u-7" });
    Sentry.setTag("request_id", "r-7");
    Sentry.addBreadcrumb({ message: "cart opened" });
    const failed = new RangeError("checkout failed", { cause: new TypeError("no cart") });
    Sentry.captureException(failed);
    process.stdout.write(inspect(failed));
    Sentry.captureMessage("cart is slow", "warning");
    Sentry.startSpan({ name: "pay" }, () => {});
    Sentry.logger.error("stock is out", { sku: "a-1" });
  },
  "check-in"() {
    const checkInId = Sentry.captureCheckIn({ monitorSlug: "nightly", status: "in_progress" });
    Sentry.captureCheckIn({ checkInId, monitorSlug: "nightly", status: "ok", duration: 2 });
  },
  feedback() {
    const associatedEventId = Sentry.captureException(new Error("button broke"));
    Sentry.captureFeedback({
      message: "It broke.",
      name: "Ada",
      email: "ada@shop.example",
      associatedEventId,
    });
  },
  async storm() {
    for (let index = 0; index < 10; index += 1) {
      Sentry.captureException(new Error(`storm ${index}`));
      await Sentry.flush(5000);
    }
  },
};
await stories[story]?.();
await Sentry.flush(5000);
