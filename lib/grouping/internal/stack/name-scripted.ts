import { homeOfFile } from "#lib/grouping/internal/stack/file-home.ts";
import type { NamedFrame } from "#lib/grouping/internal/stack/name-frame.ts";
import type { Frame } from "#lib/grouping/stack-trace.ts";

/**
 * Browsers name one function `Cart.total`, `Cart.prototype.total`, `total` or `async*total`: the last word is what they
 * share. What lies inside a function is `total/<` in Firefox and has no name elsewhere.
 */
export function nameJavaScript(frame: Frame): NamedFrame {
  const home = homeOfFile(frame.file ?? "");
  const raw = (frame.function ?? "").replace(/ \[as .*$/, "");
  const plain = raw
    .slice(raw.lastIndexOf("*") + 1)
    .replace(/^(?:(?:async|new|get|set|static) )+/, "");
  if (/[\]<>]$| |^_callee|^__webpack|^__TURBOPACK/.test(plain)) return { home, name: null };
  if (/^\.{0,2}\/|\.\w{2,3}$/.test(plain) && plain.includes("/")) return { home, name: null };
  const name = plain.slice(Math.max(plain.lastIndexOf("."), plain.lastIndexOf("/")) + 1);
  const bare = name.replace(/^#/, "");
  return { home, name: isMinified(bare) ? null : bare };
}

/** Minifiers give one to three characters, the third in a way that no word is spelt; obfuscators give numbers. */
function isMinified(name: string): boolean {
  if (name.length <= 2) return true;
  if (name.length === 3)
    return /[\d$_]|[a-z][A-Z]|^[A-Z]{2}[a-z]/.test(name) || !/[aeiouy]/i.test(name);
  return /^(?:_0x[0-9a-f]+|\d+)$/.test(name);
}

/** `<lambda>`, `<module>` and the like have no name. */
export function namePython(frame: Frame): NamedFrame {
  const name = frame.function ?? "";
  return {
    home: homeOfFile(frame.file ?? ""),
    name: name === "" || name.endsWith(">") ? null : name,
  };
}

/** `block (2 levels) in Cart#total` is `total`: before Ruby 3.4 the class was not printed. */
export function nameRuby(frame: Frame): NamedFrame {
  const whole = (frame.function ?? "").replace(
    /^(?:(?:block(?: \(\d+ levels\))?|rescue|ensure) in )+/,
    "",
  );
  const name = whole.slice(Math.max(whole.lastIndexOf("#"), whole.lastIndexOf(".")) + 1);
  // Methods of compiled templates: _app_views_carts_show_html_erb__123_456
  const stable = name.replace(/_{2,3}\d+_\d+$/, "");
  return { home: homeOfFile(frame.file ?? ""), name: stable.endsWith(">") ? null : stable || null };
}

/** Closures and included files have no name; anonymous classes are known by the class that they extend. */
export function namePhp(frame: Frame): NamedFrame {
  const type = (frame.module ?? "").replace(/@anonymous.*$/, "@anonymous");
  const home = type || homeOfFile(frame.file ?? "");
  const name = frame.function ?? "";
  return { home, name: /^$|\}$|^(?:require|include)(?:_once)?$/.test(name) ? null : name };
}
