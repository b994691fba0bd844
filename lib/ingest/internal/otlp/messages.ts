type Scalar = "string" | "hex" | "base64" | "bool" | "int64" | "fixed64" | "double" | "enum";
export type MessageName =
  | "ExportLogsServiceRequest"
  | "ResourceLogs"
  | "ScopeLogs"
  | "LogRecord"
  | "ExportTraceServiceRequest"
  | "ResourceSpans"
  | "ScopeSpans"
  | "Span"
  | "Event"
  | "Status"
  | "Resource"
  | "InstrumentationScope"
  | "KeyValue"
  | "AnyValue"
  | "ArrayValue"
  | "KeyValueList";
export type Field =
  | { name: string; scalar: Scalar }
  | { name: string; message: MessageName; many: boolean };

const scalar = (name: string, type: Scalar): Field => ({ name, scalar: type });
const one = (name: string, message: MessageName): Field => ({ name, message, many: false });
const many = (name: string, message: MessageName): Field => ({ name, message, many: true });

/** The messages of opentelemetry-proto 1.x by field number, as far as the door reads them; every other field is skipped. */
export const messages: Record<MessageName, { [fieldNumber: number]: Field }> = {
  ExportLogsServiceRequest: { 1: many("resourceLogs", "ResourceLogs") },
  ResourceLogs: { 1: one("resource", "Resource"), 2: many("scopeLogs", "ScopeLogs") },
  ScopeLogs: { 1: one("scope", "InstrumentationScope"), 2: many("logRecords", "LogRecord") },
  LogRecord: {
    1: scalar("timeUnixNano", "fixed64"),
    2: scalar("severityNumber", "enum"),
    3: scalar("severityText", "string"),
    5: one("body", "AnyValue"),
    6: many("attributes", "KeyValue"),
    9: scalar("traceId", "hex"),
    10: scalar("spanId", "hex"),
    11: scalar("observedTimeUnixNano", "fixed64"),
    12: scalar("eventName", "string"),
  },
  ExportTraceServiceRequest: { 1: many("resourceSpans", "ResourceSpans") },
  ResourceSpans: { 1: one("resource", "Resource"), 2: many("scopeSpans", "ScopeSpans") },
  ScopeSpans: { 1: one("scope", "InstrumentationScope"), 2: many("spans", "Span") },
  Span: {
    1: scalar("traceId", "hex"),
    2: scalar("spanId", "hex"),
    4: scalar("parentSpanId", "hex"),
    5: scalar("name", "string"),
    7: scalar("startTimeUnixNano", "fixed64"),
    8: scalar("endTimeUnixNano", "fixed64"),
    9: many("attributes", "KeyValue"),
    11: many("events", "Event"),
    15: one("status", "Status"),
  },
  Event: {
    1: scalar("timeUnixNano", "fixed64"),
    2: scalar("name", "string"),
    3: many("attributes", "KeyValue"),
  },
  Status: { 2: scalar("message", "string"), 3: scalar("code", "enum") },
  Resource: { 1: many("attributes", "KeyValue") },
  InstrumentationScope: { 1: scalar("name", "string"), 2: scalar("version", "string") },
  KeyValue: { 1: scalar("key", "string"), 2: one("value", "AnyValue") },
  AnyValue: {
    1: scalar("stringValue", "string"),
    2: scalar("boolValue", "bool"),
    3: scalar("intValue", "int64"),
    4: scalar("doubleValue", "double"),
    5: one("arrayValue", "ArrayValue"),
    6: one("kvlistValue", "KeyValueList"),
    7: scalar("bytesValue", "base64"),
  },
  ArrayValue: { 1: many("values", "AnyValue") },
  KeyValueList: { 1: many("values", "KeyValue") },
};
