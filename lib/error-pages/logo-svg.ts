import type { Logo } from "#lib/error-pages/logo.ts";
import { readAttributes } from "#lib/error-pages/logo-attributes.ts";

const shapes =
  "g path rect circle ellipse line polyline polygon defs linearGradient radialGradient stop clipPath";
const allowed = new Set(shapes.split(" "));
/** Words about the picture; the page has a name beside it. */
const dropped = new Set(["title", "desc"]);
const deepest = 16;

/** A comment, a tag with quoted attributes, or text; anything else is not understood, and so refused. */
const piece =
  /<!--(?:(?!--)[\s\S])*-->|<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;

class Refusal extends Error {}

/**
 * Reads the allowed part of SVG with a parser of its own and writes it anew: shapes, gradients and clips with plain
 * attributes. Scripts, styles, references to the outside and whatever is not on the lists refuse the whole picture.
 */
export function readSvg(markup: string): Exclude<Logo, { is: "none" }> {
  try {
    const text = new Reader(markup.replace(/^\s*<\?xml [^?<>]*\?>/, "").trim()).read();
    return {
      is: "safe",
      text,
      html: text.replace("<svg ", '<svg class="logo" aria-hidden="true" '),
    };
  } catch (error) {
    if (error instanceof Refusal) return { is: "refused", why: error.message };
    throw error;
  }
}

class Reader {
  readonly #markup: string;
  readonly #open: string[] = [];
  #written = "";

  constructor(markup: string) {
    this.#markup = markup;
  }

  read(): string {
    const { length } = this.#markup;
    for (let at = 0; at < length; ) {
      piece.lastIndex = at;
      const found = piece.exec(this.#markup);
      if (!found) throw new Refusal(`It is not plain SVG: “${this.#markup.slice(at, at + 30)}”.`);
      at = piece.lastIndex;
      this.#take(found);
      if (this.#open.length === 0 && at < length) throw new Refusal("Something follows its end.");
    }
    if (this.#open.length > 0 || this.#written === "") throw new Refusal("It is not a whole SVG.");
    return this.#written;
  }

  #take([, end, name, attributes = "", closed, text]: RegExpExecArray): void {
    if (text !== undefined) this.#takeText(text);
    else if (name === undefined) this.#takeComment();
    else if (end) this.#close(name, attributes);
    else this.#start(name, attributes, Boolean(closed));
  }

  #takeText(text: string): void {
    if (this.#isDropping() || text.trim() === "") return;
    throw new Refusal(`It holds text: “${text.trim().slice(0, 30)}”.`);
  }

  #takeComment(): void {
    if (this.#open.length === 0) throw new Refusal("It begins with a comment.");
  }

  #start(name: string, attributes: string, closed: boolean): void {
    if (this.#open.length === 0 ? name !== "svg" : !allowed.has(name) && !dropped.has(name)) {
      throw new Refusal(`The element ${name} is not allowed.`);
    }
    if (this.#isDropping()) throw new Refusal(`The element ${name} is not allowed there.`);
    this.#open.push(name);
    if (this.#open.length > deepest) throw new Refusal("It is nested too deeply.");
    if (!dropped.has(name)) {
      const read = readAttributes(name, attributes);
      if (typeof read !== "string") throw new Refusal(read.refused);
      this.#written += `<${name}${read}>`;
    }
    if (closed) this.#close(name, "");
  }

  #close(name: string, attributes: string): void {
    if (this.#open.pop() !== name || attributes) throw new Refusal("Its elements do not match.");
    if (!dropped.has(name)) this.#written += `</${name}>`;
  }

  #isDropping(): boolean {
    return dropped.has(this.#open.at(-1) ?? "");
  }
}
