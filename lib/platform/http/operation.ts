import type { z } from "zod";

/** Who may call: each role includes the one before it. */
export type Access = "public" | "read" | "operate" | "admin";

/**
 * One call of the API: the route, its checks and the OpenAPI document are all made from it.
 * `path` is the full path with `{name}` for parameters.
 */
export type Operation = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: `/api/${string}`;
  summary: string;
  access: Access;
  /** Status of success; 200 unless given. A 204 has no body. */
  status?: 200 | 201 | 204;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Of success, where it is not JSON. */
  media_type?: string;
  response: z.ZodType;
};

/** The names between braces in a path. */
type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamsOf<Rest>
  : never;

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;
export type Input<O extends Operation> = {
  params: { [Name in ParamsOf<O["path"]>]: string };
  query: Parsed<O["query"]>;
  body: Parsed<O["body"]>;
  /** Ends when the caller leaves. */
  signal: AbortSignal;
};
/** What a use case behind the operation gives back: checked by the compiler, not again at run time. */
export type Output<O extends Operation> = z.input<O["response"]>;

/** Keeps the literal types of an operation. */
export function defineOperation<const O extends Operation>(operation: O): O {
  return operation;
}
