import { readErrorHead } from "#lib/grouping/internal/stack/error-head.ts";
import { isOwnCode } from "#lib/grouping/internal/stack/own-code.ts";
import type { Frame, StackError } from "#lib/grouping/stack-trace.ts";

/** Python prints the root cause first and the innermost call last; of a group's members the first counts. */
export function parsePython(lines: readonly string[]): StackError[] {
  if (!lines.some((line) => line.includes("Exception Group Traceback"))) return readChain(lines);
  const plain = lines.map((line) => line.replace(/^\s*[|+] ?/, ""));
  const member = (number: number) => plain.findIndex((line) => isRule(line, number));
  const first = member(1);
  if (first === -1) return readChain(plain);
  const second = member(2);
  const members = plain.slice(first + 1, second === -1 ? undefined : second);
  return [...readChain(plain.slice(0, first)), ...readChain(members)];
}

function isRule(line: string, number: number): boolean {
  return line.includes(`---- ${number} ----`);
}

function readChain(lines: readonly string[]): StackError[] {
  const errors: StackError[] = [];
  let frames: Frame[] = [];
  let heads: string[] = [];
  const close = () => {
    if (frames.length > 0) errors.push({ ...readErrorHead(heads), frames: frames.reverse() });
    frames = [];
    heads = [];
  };
  for (const line of lines) {
    const frame = readFrame(line.trim());
    if (isBetweenErrors(line) || (frame && heads.length > 0)) close();
    if (frame) frames.push(frame);
    else if (heads.length > 0 || (frames.length > 0 && /^\w/.test(line))) heads.push(line);
  }
  close();
  return errors.reverse();
}

function isBetweenErrors(line: string): boolean {
  return (
    line.startsWith("During handling of the above exception") ||
    line.startsWith("The above exception was the direct cause") ||
    line.includes("Traceback (most recent call last)") ||
    /^-{10,}/.test(line)
  );
}

/** `File "/app/cart.py", line 12, in total` */
function readFrame(text: string): Frame | null {
  if (!text.startsWith('File "')) return null;
  const close = text.indexOf('", line ', 6);
  if (close === -1) return null;
  const file = text.slice(6, close);
  const place = text.slice(close + 8);
  const name = place.indexOf(", in ");
  return {
    function: name === -1 ? null : place.slice(name + 5),
    module: null,
    file,
    line: Number.parseInt(place, 10) || null,
    column: null,
    in_app: isOwnCode("python", null, file),
  };
}
