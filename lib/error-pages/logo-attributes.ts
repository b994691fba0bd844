const geometry =
  "d points x y x1 y1 x2 y2 cx cy r rx ry fx fy width height transform offset viewBox preserveAspectRatio";
const paint =
  "fill fill-rule fill-opacity clip-rule clip-path stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset stroke-opacity opacity stop-color stop-opacity color";
const gradient = "gradientUnits gradientTransform spreadMethod clipPathUnits";
const kept = new Set([...geometry.split(" "), ...paint.split(" "), ...gradient.split(" ")]);
/** What drawing programs write and nobody needs; left out without being read. */
const dropped = new Set(["xmlns", "xmlns:xlink", "xml:space", "version", "class", "baseProfile"]);
/** A size of its own would stand against the page's. */
const droppedOfRoot = new Set(["width", "height", "x", "y"]);

const plainValue = /^[\w\s.,#%()+-]*$/;
const ownReference = /^url\(#([A-Za-z][\w-]*)\)$/;
const ownName = /^[A-Za-z][\w-]*$/;
const viewBox = /^\s*-?[\d.]+[\s,]+-?[\d.]+[\s,]+\d*\.?\d+[\s,]+\d*\.?\d+\s*$/;

/** The allowed attributes of an element, written anew with a space before each; or why one is refused. */
export function readAttributes(element: string, text: string): string | { refused: string } {
  let written = "";
  const seen = new Set<string>();
  for (const [, name = "", double, single] of text.matchAll(
    /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    if (seen.has(name)) return { refused: `The attribute ${name} is there twice.` };
    seen.add(name);
    if (dropped.has(name) || (element === "svg" && droppedOfRoot.has(name))) continue;
    const value = readValue(name, (double ?? single ?? "").trim());
    if (value === null) return { refused: `The attribute ${name} of ${element} is not allowed.` };
    written += ` ${name}="${value}"`;
  }
  if (element === "svg" && !seen.has("viewBox")) return { refused: "It needs a viewBox." };
  return written;
}

function readValue(name: string, value: string): string | null {
  if (name === "id") return ownName.test(value) ? prefix(value) : null;
  if (!kept.has(name)) return null;
  if (name === "viewBox") return viewBox.test(value) ? value : null;
  const [, reference] = ownReference.exec(value) ?? [];
  if (reference !== undefined) return `url(#${prefix(reference)})`;
  return plainValue.test(value) && !/url/i.test(value) ? value : null;
}

/** A name of the page's own would make its script find the picture. */
function prefix(name: string): string {
  return name.startsWith("l-") ? name : `l-${name}`;
}
