import { type Context, ROOT_CONTEXT, type Span, trace } from "@opentelemetry/api";
import { OTLPLogExporter as JsonLogExporter } from "@opentelemetry/exporter-logs-otlp-http";
import { OTLPLogExporter as ProtobufLogExporter } from "@opentelemetry/exporter-logs-otlp-proto";
import { OTLPTraceExporter as JsonTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { OTLPTraceExporter as ProtobufTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  InMemoryLogRecordExporter,
  LoggerProvider,
  type ReadableLogRecord,
  SimpleLogRecordProcessor,
} from "@opentelemetry/sdk-logs";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";

// Read by the exporters when they are made, as in a service that is configured from outside.
process.env.OTEL_EXPORTER_OTLP_COMPRESSION = "gzip";

export const encodings = ["protobuf", "json"] as const;
export type Encoding = (typeof encodings)[number];
type Exported = { code: number; error?: Error };
type Target = { origin: string; key: string; encoding: Encoding };

/** The OpenTelemetry SDK of a service; what it tells is kept until it is exported. */
export function createTelemetry(attributes: Record<string, string>) {
  const resource = resourceFromAttributes(attributes);
  const keptLogs = new InMemoryLogRecordExporter();
  const keptSpans = new InMemorySpanExporter();
  const loggers = new LoggerProvider({
    resource,
    processors: [new SimpleLogRecordProcessor({ exporter: keptLogs })],
  });
  const tracers = new BasicTracerProvider({
    resource,
    spanProcessors: [new SimpleSpanProcessor(keptSpans)],
  });
  return {
    logger: loggers.getLogger("shop-instrumentation", "1.2.3"),
    tracer: tracers.getTracer("shop-instrumentation", "1.2.3"),
    async logs(): Promise<ReadableLogRecord[]> {
      await loggers.forceFlush();
      return keptLogs.getFinishedLogRecords();
    },
    async spans(): Promise<ReadableSpan[]> {
      await tracers.forceFlush();
      return keptSpans.getFinishedSpans();
    },
  };
}

/** The context of a log that is written while the span is open. */
export function contextOf(span: Span): Context {
  return trace.setSpan(ROOT_CONTEXT, span);
}

/** Sends log records once, by the exporter of that encoding. */
export async function exportLogs(target: Target, logs: ReadableLogRecord[]): Promise<Exported> {
  const Exporter = target.encoding === "json" ? JsonLogExporter : ProtobufLogExporter;
  const exporter = new Exporter(settings(target, "/v1/logs"));
  const exported = await new Promise<Exported>((resolve) => exporter.export(logs, resolve));
  await exporter.shutdown();
  return exported;
}

/** Sends spans once, by the exporter of that encoding. */
export async function exportSpans(target: Target, spans: ReadableSpan[]): Promise<Exported> {
  const Exporter = target.encoding === "json" ? JsonTraceExporter : ProtobufTraceExporter;
  const exporter = new Exporter(settings(target, "/v1/traces"));
  const exported = await new Promise<Exported>((resolve) => exporter.export(spans, resolve));
  await exporter.shutdown();
  return exported;
}

function settings({ origin, key }: Target, path: string) {
  return { url: origin + path, headers: { authorization: `Bearer ${key}` }, timeoutMillis: 5000 };
}
