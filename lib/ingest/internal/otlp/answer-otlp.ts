import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import type { Signal } from "#lib/ingest/internal/otlp/signal.ts";
import { type AnyAnswer, answerProblem, type ProblemBody } from "#lib/platform/http/problem.ts";

export type Format = "json" | "protobuf";
/** How many log records or spans were refused for good, and why. */
export type Refused = { items: number; message: string };

const types = { json: "application/json", protobuf: "application/x-protobuf" };

/** The encoding that a Content-Type names, which is that of the answer too; null where it is neither of OTLP's two. */
export function findFormat(contentType: string | null): Format | null {
  const type = contentType?.split(";", 1)[0]?.trim().toLowerCase();
  if (type === types.json) return "json";
  return type === types.protobuf || type === "application/protobuf" ? "protobuf" : null;
}

/** An ExportLogsServiceResponse or ExportTraceServiceResponse: empty when all was taken, else a partial success. */
export function answerExport(format: Format, signal: Signal, refused: Refused | null): AnyAnswer {
  const headers = { "content-type": types[format], "cache-control": "no-store" };
  if (format === "protobuf") return { status: 200, headers, body: writeExport(refused) };
  const partialSuccess = refused && {
    [signal.rejectedName]: String(refused.items),
    errorMessage: refused.message,
  };
  return { status: 200, headers, body: JSON.stringify(partialSuccess ? { partialSuccess } : {}) };
}

/** A failure as a google.rpc.Status in the encoding of the request; in JSON beside the members of a problem (RFC 9457). */
export function answerStatus(format: Format, error: unknown): AnyAnswer {
  const answer = answerProblem(error);
  const problem: ProblemBody = JSON.parse(answer.body);
  const headers = { ...answer.headers, "content-type": types[format] };
  const body =
    format === "json"
      ? JSON.stringify({ message: problem.detail, ...problem })
      : writeMessage(problem.detail, 0);
  return { status: answer.status, headers, body };
}

/** Both responses hold their partial success in field 1. */
function writeExport(refused: Refused | null): Uint8Array<ArrayBuffer> {
  const writer = new BinaryWriter();
  if (!refused) return writer.finish();
  return writer
    .tag(1, WireType.LengthDelimited)
    .bytes(writeMessage(refused.message, refused.items))
    .finish();
}

/** Status and ExportPartialSuccess both hold a number (code, rejected) in field 1 and a text in field 2. */
function writeMessage(text: string, number: number): Uint8Array<ArrayBuffer> {
  const writer = new BinaryWriter();
  if (number > 0) writer.tag(1, WireType.Varint).int64(number);
  return writer.tag(2, WireType.LengthDelimited).string(text).finish();
}
