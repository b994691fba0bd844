import type { ByteStream } from "#lib/platform/http/limit-body.ts";
import type { AnyAnswer } from "#lib/platform/http/problem.ts";

/** Header fields by lower-case name: all that a door needs of a `Headers`, and cheaper to make. */
export type HeaderReader = { get(name: string): string | null };
export type DoorRequest = { method: string; url: URL; headers: HeaderReader; body: ByteStream };
/** A function that answers before Next sees the request; it owns its path, whatever the method. */
export type Door = (request: DoorRequest) => Promise<AnyAnswer>;
