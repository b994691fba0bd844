import fc from "fast-check";
import { createScrubber } from "#lib/ingest/scrub-record.ts";
import { ScrubSettings } from "#lib/ingest/scrub-settings.ts";
import { harmlessTexts, secretItems } from "#tests/fixtures/secrets.ts";
const both = createScrubber(ScrubSettings.parse({ emails: true, ips: true }));
const base = { service: "s", event_id: "e", timestamp: new Date(0), environment: "production", error_code: "E", level: "error" as const, message: "", request_id: null, stack_trace: null, release: null, user_id: null, url: null, host: null, fingerprint: [], attributes: {} };
const fragments = [...secretItems.map(({ part }) => Object.values(part)[0]), ...harmlessTexts].filter((t) => typeof t === "string");
const mixture = fc.array(fc.oneof(fc.constantFrom(...fragments), fc.string({ maxLength: 5 })), { maxLength: 6 }).chain((pieces) => fc.constantFrom(" ", "\n", '"', ";", "&", "").map((gap) => ({gap, text:pieces.join(gap)})));
const bad: Record<string, number> = {}; let shown = 0;
for (const { gap, text } of fc.sample(mixture, { numRuns: 60000, seed: 3 })) {
  const once = both({ ...base, message: text }); const twice = both(once);
  if (twice !== once) { bad[gap] = (bad[gap] ?? 0) + 1; if (gap !== "" && shown++ < 8) console.log(JSON.stringify(text), "\n  ->", JSON.stringify(once.message), "\n  ->", JSON.stringify(twice.message)); }
}
console.log(bad);
