import type { Frame, ParsedStack, StackError } from "#lib/grouping/stack-trace.ts";

/**
 * The errors of a chain in the order in which their calls are asked where the error is: the root cause first, as wrappers
 * say only who noticed; then outwards, for causes that lie in libraries alone.
 *
 * Python and Ruby link every error that is raised while another is handled. Such a link is a cause only where the handler
 * itself raised: then the outer error's innermost call is one of the inner error's. Else the handler failed on its own,
 * and what it was handling decides nothing.
 */
export function orderByCause({ language, errors }: ParsedStack): StackError[] {
  const linksEverything = language === "python" || language === "ruby";
  const end = linksEverything
    ? errors.findIndex((error, index) => !wraps(error, errors[index + 1]))
    : -1;
  const chain = end === -1 ? errors : errors.slice(0, end + 1);
  return chain.toReversed();
}

function wraps(outer: StackError, inner: StackError | undefined): boolean {
  const [raised] = outer.frames;
  if (!inner) return false;
  if (!raised) return true;
  const handler = idOf(raised);
  return inner.frames.some((frame) => idOf(frame) === handler);
}

/** Ruby calls the handler of a method `rescue in` it. */
function idOf(frame: Frame): string {
  return `${frame.file} ${frame.function?.replace(/^(?:(?:block(?: \(\d+ levels\))?|rescue|ensure) in )+/, "")}`;
}

/** The types of a chain without packages and type arguments, outermost first; null where a stack does not name one. */
export function typesOfChain({ errors }: ParsedStack): (string | null)[] {
  return errors
    .map(({ type }) => (type ? simpleType(type) : null))
    .filter((type, index, all) => type === null || type !== all[index - 1]);
}

/** The last word of a type's name: languages, SDKs and text print it with or without its package. */
export function simpleType(type: string): string {
  const plain = type.replace(/`\d.*$|<.*$/, "");
  return plain.slice(plain.search(/[^.:\\]*$/)) || plain;
}
