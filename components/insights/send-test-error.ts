import type { FirstError } from "#components/insights/prepare-first-error.ts";

/** Sends one record through the native door, with the key of the service, and says what became of it. */
export async function sendTestError({ key, service }: FirstError): Promise<string> {
  const record = {
    service_name: service,
    error_code: "TEST_ERROR",
    message: "A test error of the welcome page",
    // Counted like any other, but no trigger acts on it.
    attributes: { origin: "paramedic" },
  };
  try {
    const { ok, status } = await fetch("/api/ingest", {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify(record),
    });
    return ok
      ? "It is sent, and stands under “It arrives” in a moment."
      : `It was refused with ${status}; the reason stands under “It arrives” in a moment.`;
  } catch {
    return "Paramedic did not answer. Check your connection and try again.";
  }
}
