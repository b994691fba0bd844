import { z } from "zod";
import { compileCustomRule } from "#lib/ingest/internal/scrub/custom-rules.ts";
import type { Findings } from "#lib/ingest/internal/scrub/findings.ts";
import { createNameJudge } from "#lib/ingest/internal/scrub/judge-name.ts";
import { createScanner } from "#lib/ingest/internal/scrub/scan-text.ts";
import { type Rules, scrubText } from "#lib/ingest/internal/scrub/scrub-text.ts";
import { scrubMember, scrubValue } from "#lib/ingest/internal/scrub/scrub-value.ts";
import type { ReadRecord } from "#lib/ingest/native-record.ts";
import type { ScrubSettings } from "#lib/ingest/scrub-schemas.ts";

type Attributes = ReadRecord["attributes"];
const countsKey = "_scrubbed";

export type Scrubber = {
  /**
   * Masks secrets in a record, by the names of keys and by their form in any text, and counts what it removed in
   * `attributes._scrubbed`. A record without secrets comes back itself.
   */
  record(record: ReadRecord): ReadRecord;
  /** Masks secrets in what a person wrote. */
  text(text: string): string;
};

/** A scrubber by these settings. Throws where a rule is no RE2 pattern. */
export function createScrubber(settings: ScrubSettings): Scrubber {
  const judge = createNameJudge(settings.keys, settings.keep);
  const rules: Rules = {
    judge,
    scan: createScanner(judge),
    custom: settings.rules.map(compileCustomRule),
    emails: settings.emails,
    ips: settings.ips,
  };
  return {
    record: (record) => scrubRecord(record, rules),
    text: (text) => scrubText(text, rules, new Map()),
  };
}

function scrubRecord(record: ReadRecord, rules: Rules): ReadRecord {
  const findings: Findings = new Map();
  const scrub = <Text extends string | null>(name: string, text: Text): Text =>
    scrubMember(name, text, null, rules, findings) as Text;
  const scrubbed = {
    error_code: scrub("error_code", record.error_code),
    message: scrub("message", record.message),
    request_id: scrub("request_id", record.request_id),
    stack_trace: scrub("stack_trace", record.stack_trace),
    release: scrub("release", record.release),
    user_id: scrub("user_id", record.user_id),
    url: scrub("url", record.url),
    host: scrub("host", record.host),
    fingerprint: record.fingerprint.map((part) => scrub("fingerprint", part)),
    attributes: scrubAttributes(record.attributes, rules, findings),
  };
  return findings.size === 0 ? record : withCounts({ ...record, ...scrubbed }, findings);
}

/** Counts that an earlier scrubbing left are no data; names that hide something make them data. */
function scrubAttributes(attributes: Attributes, rules: Rules, findings: Findings): Attributes {
  const counts = readCounts(attributes);
  const clean = Object.keys(counts ?? {}).every(
    (name) => scrubText(name, rules, new Map()) === name,
  );
  if (!counts || !clean) return scrubValue(attributes, null, rules, findings) as Attributes;
  const { [countsKey]: _, ...rest } = attributes;
  const scrubbed = scrubValue(rest, null, rules, findings) as Attributes;
  return Object.fromEntries([...Object.entries(scrubbed), [countsKey, counts]]);
}

const Counts = z.record(z.string().max(60), z.number().int().positive());
type Counts = z.infer<typeof Counts>;

function readCounts(attributes: Attributes): Counts | null {
  if (!Object.hasOwn(attributes, countsKey)) return null;
  const counts = Counts.safeParse(attributes[countsKey]);
  return counts.success ? counts.data : null;
}

function withCounts(record: ReadRecord, findings: Findings): ReadRecord {
  const earlier = Object.entries(readCounts(record.attributes) ?? {});
  const sums = new Map(earlier);
  for (const [rule, count] of findings) sums.set(rule, (sums.get(rule) ?? 0) + count);
  const entries = Object.entries(record.attributes).filter(([key]) => key !== countsKey);
  const counts = Object.fromEntries(sums);
  return { ...record, attributes: Object.fromEntries([...entries, [countsKey, counts]]) };
}
