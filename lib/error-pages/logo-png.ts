import type { Logo } from "#lib/error-pages/logo.ts";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const largestSide = 1024;

/** A PNG as data URI: its bytes have to begin like a PNG of a sensible size. */
export function readPng(text: string): Exclude<Logo, { is: "none" }> {
  const [, base64 = ""] = /^data:image\/png;base64,([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(signature)) {
    return { is: "refused", why: "It is not a PNG in base64." };
  }
  const sides = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (sides.some((side) => side === 0 || side > largestSide)) {
    return { is: "refused", why: `A PNG has at most ${largestSide} pixels a side.` };
  }
  return { is: "safe", text, html: `<img class="logo" alt="" src="${text}">` };
}
