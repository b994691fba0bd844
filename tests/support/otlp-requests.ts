type Part = { [name: string]: unknown };

/** An AnyValue in OTLP's JSON. */
export function anyValue(value: unknown): Part {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "bigint") return { intValue: String(value) };
  if (typeof value === "number") {
    return Number.isInteger(value) ? { intValue: value } : { doubleValue: value };
  }
  if (Array.isArray(value)) return { arrayValue: { values: value.map(anyValue) } };
  if (typeof value === "object" && value !== null) return { kvlistValue: { values: pairs(value) } };
  return {};
}

/** A list of KeyValues. */
export function pairs(attributes: object): Part[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: anyValue(value) }));
}

/** An ExportLogsServiceRequest of one resource; the records' attributes are given as an object. */
export function logsRequest(records: Part[], resource: object = { "service.name": "shop" }): Part {
  const logRecords = records.map(withPairs);
  return {
    resourceLogs: [{ resource: { attributes: pairs(resource) }, scopeLogs: [{ logRecords }] }],
  };
}

/** An ExportTraceServiceRequest of one resource; attributes of spans and events are given as objects. */
export function spansRequest(sent: Part[], resource: object = { "service.name": "shop" }): Part {
  const spans = sent.map(({ events, ...span }) => ({
    ...withPairs(span),
    ...(Array.isArray(events) ? { events: events.map(withPairs) } : {}),
  }));
  return {
    resourceSpans: [{ resource: { attributes: pairs(resource) }, scopeSpans: [{ spans }] }],
  };
}

function withPairs({ attributes, ...part }: Part): Part {
  return typeof attributes === "object" && attributes !== null
    ? { ...part, attributes: pairs(attributes) }
    : part;
}
