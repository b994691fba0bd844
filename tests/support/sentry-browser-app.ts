import * as Sentry from "@sentry/browser";

/** A page with Sentry's SDK, told by its address where to report. */
const dsn = new URLSearchParams(location.search).get("dsn") ?? "";
Sentry.init({ dsn, tracesSampleRate: 1, integrations: [Sentry.browserTracingIntegration()] });

function openCart(): never {
  throw new TypeError("no cart in the browser");
}

document.querySelector("#throw")?.addEventListener("click", () => openCart());
document.querySelector("#reject")?.addEventListener("click", () => {
  void Promise.reject(new RangeError("nobody caught this"));
});
document.querySelector("#dialog")?.addEventListener("click", () => {
  Sentry.captureException(new RangeError("the cart is gone"));
  Sentry.showReportDialog({
    title: "The cart is <b>gone</b>",
    user: { name: "Ada" },
    onClose: () => document.body.append("The dialog was closed."),
  });
});
document.querySelector("#feedback")?.addEventListener("click", () => {
  Sentry.captureFeedback({ message: "The page froze.", email: "ada@shop.example" });
});
