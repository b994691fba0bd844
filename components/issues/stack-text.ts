import type { Words } from "#components/ui/words.ts";
import type { Stack, StackCall } from "#lib/issues/stack-schemas.ts";

type StackWords = Words<"issues.stack">;
const mostCharacters = 20_000;

/** A stack's text for a clipboard, without an endless end. */
export function writeStackText(text: string): string {
  return text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters)}\n…`;
}

/** A call with its place in the stack: recursion makes calls that are otherwise the same. */
export type KeyedCall = StackCall & { key: number };
/** Calls that are shown in one way: one of the service's own, or some of libraries that stand behind each other. */
export type CallGroup = { key: number; in_app: boolean; calls: KeyedCall[] };

/** The calls of an error with those of libraries put together; where none is the service's own, all are shown. */
export function groupCalls(calls: StackCall[]): CallGroup[] {
  const hasOwn = calls.some(({ in_app }) => in_app);
  const groups: CallGroup[] = [];
  for (const [key, call] of calls.entries()) {
    const last = groups.at(-1);
    const in_app = call.in_app || !hasOwn;
    const keyed = { ...call, key };
    if (!in_app && last && !last.in_app) last.calls.push(keyed);
    else groups.push({ key, in_app, calls: [keyed] });
  }
  return groups;
}

/** Where a call is, as editors understand it: `/app/cart.js:12:5`. */
export function placeOfCall(t: StackWords, { file, line, column }: StackCall): string {
  return [file ?? t("somewhere"), line, line === null ? null : column]
    .filter((part) => part !== null)
    .join(":");
}

/** The name of what was called, with its module where it has one. */
export function nameOfCall(t: StackWords, { function: name, module }: StackCall): string {
  const called = name ?? t("nameless");
  return module && !called.includes(module) ? `${module}.${called}` : called;
}

/** A stack as a Markdown list: the service's own calls in full, those of libraries as a number. */
export function writeStackMarkdown(t: StackWords, { errors }: Stack): string {
  return errors
    .map(({ type, message, calls }, index) => {
      const head = [type, message].filter(Boolean).join(": ").replace(/\s+/g, " ");
      const lines = groupCalls(calls).map((group) =>
        group.in_app
          ? group.calls
              .map((call) => `- \`${nameOfCall(t, call)}\` in \`${placeOfCall(t, call)}\``)
              .join("\n")
          : `- ${t("ofLibraries", { count: group.calls.length })}`,
      );
      return [
        `${index > 0 ? `${t("causedBy")} ` : ""}**${head || t("error")}**`,
        "",
        ...lines,
      ].join("\n");
    })
    .join("\n\n");
}
