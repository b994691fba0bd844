import { splitDotnetCall } from "#lib/grouping/dotnet-call.ts";

/** In the language of the host, .NET opens a call with the first word, and its file with the second. */
const words = new Map([
  ["at", " in "],
  ["bei", " in "],
  ["à", " dans "],
  ["en", " en "],
  ["in", " in "],
  ["em", " na "],
  ["bij", " in "],
  ["vid", " i "],
  ["w", " w "],
  ["v", " v "],
  ["в", " в "],
  ["在", " 位置 "],
  ["場所", " 場所 "],
  ["위치:", " 파일 "],
]);

/** What follows the word that opens a call, and the word before its file; null where no such word does. */
export function splitOpening(text: string): { call: string; beforeFile: string } | null {
  const space = text.indexOf(" ");
  const beforeFile = words.get(text.slice(0, Math.max(space, 0)));
  return beforeFile ? { call: text.slice(space + 1), beforeFile } : null;
}

/** True for `bei Shop.Pay.Charge(Int32 id) in C:\Pay.cs:Zeile 12.`, and not for `in` and the like in a sentence. */
export function isLocalisedCall(text: string): boolean {
  const opening = splitOpening(text);
  if (!opening || /^[^(]*\s/.test(opening.call)) return false;
  const found = splitDotnetCall(opening.call);
  if (!found?.name.includes(".")) return false;
  return found.rest === "" || found.rest.startsWith(opening.beforeFile);
}

/** `Player.Update () (at Assets/Player.cs:42)` */
export function isUnityCall(text: string): boolean {
  return text.endsWith(")") && text.includes(") (at ");
}
