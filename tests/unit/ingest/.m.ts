import { readBatch } from "/work/main/lib/ingest/read-batch.ts";
function time(name: string, body: Buffer, type: string) {
  const at = performance.now();
  let got = "";
  try { got = String(readBatch(body, type).length); } catch (e) { got = (e as Error).message.slice(0, 60); }
  console.log(name, Math.round(performance.now() - at), "ms", got, Math.round(process.memoryUsage().rss/1e6), "MB");
}
const M = 10 * 1024 * 1024;
time("ndjson 1", Buffer.from("1\n".repeat(M / 2)), "application/x-ndjson");
time("ndjson blank", Buffer.from("\n".repeat(M)), "application/x-ndjson");
time("ndjson {broken", Buffer.from("{\n".repeat(M / 2)), "application/x-ndjson");
time("array 1", Buffer.from(`[${"1,".repeat(999_999)}1]`), "application/json");
time("big ints", Buffer.from(`[{"a":[${"1234567890123456789,".repeat(40_000)}1]}]`), "application/json");
time("quotes", Buffer.from(`["${'\\"'.repeat(M/2 - 10)}"]`), "application/json");
time("backslashes", Buffer.from(`["${"\\\\".repeat(M/2 - 10)}"]`), "application/json");
time("backslash open", Buffer.from(`["${"\\".repeat(M - 10)}`), "application/json");
time("backslash then quotes", Buffer.from(`["${"\\".repeat(M/2 - 11)}${'"'.repeat(M/2-10)}`), "application/json");
time("evil isEscaped", Buffer.from(`["${(`${"\\".repeat(3001)}"`).repeat(3000)}`), "application/json");
time("strings", Buffer.from(`[${'"",'.repeat(999_999)}1]`), "application/json");
time("digits", Buffer.from(`[${"1".repeat(M-10)}]`), "application/json");
time("ws", Buffer.from(`{"a":${" ".repeat(M-10)}1}`), "application/json");
time("commas ws", Buffer.from(`[${", ".repeat(49_000)}${" ".repeat(M/2)}]`), "application/json");
