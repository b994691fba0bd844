export type ErrorHead = { type: string | null; message: string | null };

const head =
  /^(?:error: )?(?:Exception in thread "[^"]*" |Uncaught (?:\(in promise\) )?|Unhandled [Ee]xception[.:] |PHP )?(?:Fatal error: +)?(?:Uncaught )?([A-Za-z_$][\w$.\\]*(?:::\w+)*)(?:`\d\S*)?(?: \[\w+\]| \((?:0x[\dA-Fa-f]+|-?\d+)\))?(?::\s|:?$)/;
const namesAnError =
  /(?:Error|Exception|Fault|Failure|Timeout|Interrupt|Warning|Exit|Throwable|Rejection|Group)\d?$/;
const longestMessage = 1000;

/** Type and message of an error from the lines before its calls: `Type: message`, which may run over lines. */
export function readErrorHead(lines: readonly string[]): ErrorHead {
  let best = -1;
  let found: RegExpExecArray | null = null;
  for (const [index, line] of lines.entries()) {
    const match = head.exec(line.trim());
    if (!match) continue;
    const isError = namesAnError.test(match[1] ?? "");
    if (!found || isError) [best, found] = [index, match];
    if (isError) break;
  }
  if (!found) return { type: null, message: messageOf(lines) };
  const first = (lines[best] ?? "").trim().slice(found[0].length);
  return { type: found[1] ?? null, message: messageOf([first, ...lines.slice(best + 1)]) };
}

/** The type that a line opens with, only where its name says that it is one. */
export function readErrorType(line: string): string | null {
  const type = head.exec(line.slice(0, longestMessage).trim())?.[1];
  return type && namesAnError.test(type) ? type : null;
}

/** True where a name is one that languages give to exceptions. */
export function namesAnErrorType(name: string): boolean {
  return /^[A-Za-z_$][\w$.:\\]*$/.test(name) && namesAnError.test(name);
}

function messageOf(lines: readonly string[]): string | null {
  return lines.join("\n").trim().slice(0, longestMessage) || null;
}
