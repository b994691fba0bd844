import { prepareCurl } from "#components/services/prepare-snippets.ts";

export type Snippet = { language: "curl" | "Node" | "Python"; code: string };

/** What stands in a snippet until there is a key. */
export const keyPlace = "YOUR_INGEST_KEY";

/** The same first error in three languages, ready to run. */
export function prepareFirstError(baseUrl: string, key: string): Snippet[] {
  const url = new URL("/api/ingest", baseUrl).href;
  const text = (value: string) => JSON.stringify(value);
  return [
    { language: "curl", code: prepareCurl({ baseUrl, key, service: "user-service" }) },
    {
      language: "Node",
      code: `await fetch(${text(url)}, {
  method: "POST",
  headers: {
    authorization: ${text(`Bearer ${key}`)},
    "content-type": "application/json",
  },
  body: JSON.stringify({
    service_name: "user-service",
    error_code: "DB_CONNECTION_FAILED",
    message: "Failed to connect to database: timeout expired",
    stack_trace: new Error("timeout expired").stack,
  }),
});`,
    },
    {
      language: "Python",
      code: `import requests

requests.post(
    ${text(url)},
    headers={"Authorization": ${text(`Bearer ${key}`)}},
    json={
        "service_name": "user-service",
        "error_code": "DB_CONNECTION_FAILED",
        "message": "Failed to connect to database: timeout expired",
    },
    timeout=5,
).raise_for_status()`,
    },
  ];
}
