const mostUnderWay = 100;
const patienceMilliseconds = 3000;
let underWay = 0;

/**
 * Posts a record to Paramedic in the background, up to `tries` times. More than one try needs an idempotency key in
 * the headers, or an answer that was lost makes the record count twice.
 */
export function postRecord(
  url: string,
  record: Record<string, unknown>,
  headers: Record<string, string> = {},
  tries = 1,
): void {
  if (underWay >= mostUnderWay) return;
  underWay += 1;
  post(url, JSON.stringify(record), headers, tries)
    .catch((error) => console.error("could not report:", error.message))
    .finally(() => {
      underWay -= 1;
    });
}

async function post(
  url: string,
  body: string,
  headers: Record<string, string>,
  tries: number,
): Promise<void> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
    signal: AbortSignal.timeout(patienceMilliseconds),
  }).catch((error: Error) => error);
  if (answer instanceof Response) {
    const text = await answer.text();
    if (answer.ok) return;
    if (answer.status < 500 || tries <= 1) throw new Error(`${answer.status} ${text}`);
  } else if (tries <= 1) {
    throw answer;
  }
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await post(url, body, headers, tries - 1);
}
