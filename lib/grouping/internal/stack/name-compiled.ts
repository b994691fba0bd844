import { homeOfFile } from "#lib/grouping/internal/stack/file-home.ts";
import type { NamedFrame } from "#lib/grouping/internal/stack/name-frame.ts";
import type { Frame } from "#lib/grouping/stack-trace.ts";

const generated =
  /\$\$Lambda|\$\$FastClass|\$Proxy\d|GeneratedMethodAccessor|GeneratedConstructorAccessor|\$ByteBuddy\$/;

/** Lambdas and coroutines of a method count for it; generated subclasses for the class; numbers of inner classes go. */
export function nameJava(frame: Frame): NamedFrame {
  const module = frame.module ?? "";
  if (generated.test(module)) return { home: "", name: null };
  const [outer = "", ...inner] = module.replace(/\$\$.*$/, "").split("$");
  // A Kotlin lambda is a class named after its method: Cart$total$1
  const method = inner.findLast((part) => /^[a-z]/.test(part));
  const classes = inner.filter((part) => /^[A-Z]/.test(part));
  const home = [outer, ...classes].join("$");
  const raw = (frame.function ?? "").replace(/^(?:access|lambda)\$/, "");
  const name = raw.replace(/(?:\$lambda|\$default)?(?:\$\d+)*$|-impl$|-[\w]{7}$/, "");
  if (method && /^invoke(?:Suspend)?$/.test(name)) return { home, name: method };
  return { home, name: name.length <= 2 && /(?:^|\.)\w{1,2}$/.test(home) ? null : name };
}

/** Functions within a function (`.func1`) and wrappers (`.gowrap1`, `-fm`) count for it, type arguments go. */
export function nameGo(frame: Frame): NamedFrame {
  const raw = frame.function ?? "";
  const name = raw
    .replace(/\[.*?\]/g, "")
    .replace(/(?:\.func\d+|\.gowrap\d+|\.deferwrap\d+|\.\d+|-fm|-range\d+)+$/, "");
  const module = frame.module ?? "";
  const home = module === "main" ? `main.${homeOfFile(frame.file ?? "")}` : module;
  return { home, name: name || null };
}

/** `Cart.<Total>d__12.MoveNext` and `Cart.<>c.<Total>b__0` are what the compiler makes of `Cart.Total`. */
export function nameDotnet(frame: Frame): NamedFrame {
  const module = (frame.module ?? "").replace(/`\d+/g, "");
  const state = /[.+]<+(\w*)[^.]*$/.exec(module);
  const home = module.replace(/[.+]<.*$/, "");
  const raw = (frame.function ?? "").replace(/`\d+/g, "");
  if (raw === "MoveNext" && state?.[1]) return { home, name: state[1] };
  const local = /g__(\w+)\|/.exec(raw)?.[1];
  return { home, name: local ?? (/^<+(\w+)>/.exec(raw)?.[1] || raw || null) };
}

/** Closures count for their function; `<Cart as Display>::fmt` lies in the type; type arguments go. */
export function nameRust(frame: Frame): NamedFrame {
  const plain = (frame.function ?? "")
    .replace(/::\{(?:\{closure\}\}|closure#\d+\}|\{vtable\.shim\}\}|impl#\d+\})/g, "")
    .replace(/^<(?:dyn )?([^<> ]+)[^>]*(?:>[^:]*)?>::/, "$1::")
    .replace(/(?:::)?<[^<>]*>/g, "");
  const split = plain.lastIndexOf("::");
  return split === -1
    ? { home: homeOfFile(frame.file ?? ""), name: plain || null }
    : { home: plain.slice(0, split), name: plain.slice(split + 2) };
}

/** Closures count for their function; a constructor for its class. */
export function nameDart(frame: Frame): NamedFrame {
  const name = (frame.function ?? "")
    .replace(/(?:\.<(?:anonymous closure|fn)>)+/g, "")
    .replace(/^new /, "");
  return { home: homeOfFile(frame.file ?? ""), name: name.startsWith("<") ? null : name || null };
}

/** `"-total/1-fun-0-"/2` and `total/1` are `total`: what a compiler makes of a function counts for it. */
export function nameElixir(frame: Frame): NamedFrame {
  const name = /^"?-?(\w+[!?]?)/.exec(frame.function ?? "")?.[1] ?? null;
  return { home: frame.module ?? homeOfFile(frame.file ?? ""), name: name === "fn" ? null : name };
}
