import type { FirstError } from "#components/insights/prepare-first-error.ts";
import type { Words } from "#components/ui/words.ts";

/** Sends one record through the native door, with the key of the service, and says what became of it. */
export async function sendTestError(
  t: Words<"insights.testError">,
  { key, service }: FirstError,
): Promise<string> {
  const record = {
    service_name: service,
    error_code: "TEST_ERROR",
    message: t("message"),
    // Counted like any other, but no trigger acts on it.
    attributes: { origin: "paramedic" },
  };
  try {
    const { ok, status } = await fetch("/api/ingest", {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify(record),
    });
    return ok ? t("sent") : t("refused", { status: String(status) });
  } catch {
    return t("unanswered");
  }
}
