type Triple = [number, number, number];

/** The ratio of WCAG 2 between two colours written `#rrggbb`: 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [light, dark] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** `share` 0 is the first colour, 1 the second. */
export function mixColors(one: string, other: string, share: number): string {
  const end = channelsOf(other);
  return toHex(channelsOf(one).map((from, index) => from + ((end[index] ?? 0) - from) * share));
}

const finest = 200;

/** The nearest lightness of the same hue that has the ratio on each ground; null where no lightness has. */
export function nearestPassing(color: string, grounds: string[], needed: number): string | null {
  const passes = (candidate: string) =>
    grounds.every((ground) => contrastOf(candidate, ground) >= needed);
  if (passes(color)) return color;
  for (let step = 1; step <= finest; step += 1) {
    const found = [-step, step].map((by) => lighten(color, by / finest)).find(passes);
    if (found) return found;
  }
  return null;
}

/** The same hue, lighter or darker; towards black and white no screen shows the full chroma. */
function lighten(color: string, by: number): string {
  const [lightness, a, b] = toOklab(color);
  const moved = Math.min(1, Math.max(0, lightness + by));
  const share = Math.min(1, moved / 0.2, (1 - moved) / 0.1);
  return fromOklab([moved, a * share, b * share]);
}

function luminanceOf(color: string): number {
  const [red, green, blue] = linearOf(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channelsOf(color: string): Triple {
  const read = (at: number) => Number.parseInt(color.slice(at, at + 2), 16) / 255;
  return [read(1), read(3), read(5)];
}

function linearOf(color: string): Triple {
  const straighten = (channel: number) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  const [red, green, blue] = channelsOf(color);
  return [straighten(red), straighten(green), straighten(blue)];
}

function toHex(channels: number[]): string {
  const bytes = channels.map((channel) => Math.round(Math.min(1, Math.max(0, channel)) * 255));
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** OKLab (B. Ottosson, public domain): equal steps of lightness look equal. */
function toOklab(color: string): Triple {
  const [red, green, blue] = linearOf(color);
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]: Triple): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return toHex(
    linear.map((one) =>
      one <= 0.0031308 ? 12.92 * one : 1.055 * Math.max(one, 0) ** (1 / 2.4) - 0.055,
    ),
  );
}
