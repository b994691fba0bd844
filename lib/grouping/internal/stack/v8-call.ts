import {
  type Location,
  splitLocation,
  startOfNumber,
} from "#lib/grouping/internal/stack/location.ts";

const nowhere: Location = { file: "", line: null, column: null };
/** What V8 and Edge print where a call has no file. */
const withoutFile = /^(?:native(?: code)?|unknown location|index \d+|<anonymous>(?::.*)?)$/;

/**
 * Makes a call of what follows `at`: `async pay (/app/pay.js:1:2)`, `/app/pay.js:1:2` and, without a place, `Array.map`; null
 * for words of a message, as in `at position 5 (line 1)`.
 */
export function readV8Call<Call>(
  text: string,
  make: (name: string | null, place: Location) => Call,
): Call | null {
  const body = text.endsWith(" {") ? text.slice(0, -2) : text;
  const open = body.endsWith(")") ? body.indexOf(" (") : -1;
  if (open > 0) {
    const [name, inside] = [body.slice(0, open), body.slice(open + 2, -1)];
    const place = readPlace(inside) ?? readImage(name, inside);
    return place && make(name, place);
  }
  const rest = body.startsWith("async ") ? body.slice(6) : body;
  if (!/[:/\\]/.test(rest)) return rest.includes(" ") || rest === "" ? null : make(rest, nowhere);
  const place = readPlace(rest);
  return place && make(null, place);
}

function readPlace(text: string): Location | null {
  const place = splitLocation(text);
  if (text.startsWith("eval at ")) return readEvaluated(text);
  if (place.column === null) return readUncommonPlace(text, place);
  if (place.file === "<anonymous>") return nowhere;
  return place.file.includes("/") || /[.\\]|^[a-z<]\S*$|^eval code$/i.test(place.file)
    ? place
    : null;
}

/** Evaluated code counts for the place that evaluated it; what stands in the innermost brackets is that place. */
function readEvaluated(text: string): Location | null {
  const open = text.lastIndexOf("(");
  const close = text.indexOf(")", open);
  return open === -1 || close === -1 ? nowhere : readPlace(text.slice(open + 1, close));
}

function readUncommonPlace(text: string, place: Location): Location | null {
  if (withoutFile.test(text)) return nowhere;
  if (place.line !== null) return /[./\\]/.test(place.file) ? place : null;
  const isFile = /[/\\]/.test(text) && !/\s/.test(text);
  return isFile || /^(?:[a-z]:)?[/\\]/i.test(text) || /:0x[\da-f]+$/.test(text) ? place : null;
}

/** Native code is known by the file of its program, `(Shop)` or `(My Shop)`; beside a word of a message it is none. */
function readImage(name: string, text: string): Location | null {
  const isWord = /^[\w<>.$+-]+$/.test(text);
  return isWord || /^\S*[.:_]\S*$/.test(name) ? splitLocation(text) : null;
}

/** True where a text ends in `:12:7)`, as most calls of V8 do and no others: told without a pattern, for speed. */
export function endsInColumn(text: string): boolean {
  if (!text.endsWith(")")) return false;
  const column = startOfNumber(text, text.length - 1);
  return column !== -1 && startOfNumber(text, column) !== -1;
}
