/**
 * A calm line on top of a service's own page before and during a planned closure: a function of what the server says.
 * Words are put in as text, the look lives in a shadow root, and whoever hides it does not see it again in this tab.
 */
export const bannerScript = `((set) => {
const name = "closure " + set.from + set.to;
try { if (sessionStorage.getItem(name)) return; } catch {}
if (document.querySelector("planned-closure")) return;
const make = (name, set, ...inside) => {
  const element = Object.assign(document.createElement(name), set);
  element.append(...inside);
  return element;
};
const format = new Intl.DateTimeFormat(set.lang, { weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit", timeZoneName: "short" });
const from = new Date(set.from), to = new Date(set.to);
const text = from > Date.now() ? set.words.closure + " " + format.formatRange(from, to) : set.words.until + " " + format.format(to);
const host = document.createElement("planned-closure"), root = host.attachShadow({ mode: "open" });
const sheet = new CSSStyleSheet();
sheet.replaceSync(set.style);
root.adoptedStyleSheets = [sheet];
const close = make("button", { type: "button" }, set.words.close);
close.onclick = () => {
  host.remove();
  try { sessionStorage.setItem(name, "1"); } catch {}
};
const line = make("section", { lang: set.lang, dir: set.dir }, make("p", {}, make("b", {}, text), set.message ? " " + set.message : ""), make("a", { href: set.calendar }, set.words.calendar), close);
line.setAttribute("aria-label", set.words.closure.replace(/[:：]$/, ""));
root.append(line);
const show = () => document.body.prepend(host);
if (document.body) show();
else addEventListener("DOMContentLoaded", show);
})`;

export const bannerStyle = `
:host{all:initial;display:block}
section{--ground:#fff;--line:#e4e2de;--ink:#1c1f25;--accent:#2f62ac;color-scheme:light dark;display:flex;flex-wrap:wrap;gap:6px 16px;align-items:center;justify-content:center;padding:10px 20px;font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--ink);background:var(--ground);border-block-end:1px solid var(--line);overflow-wrap:anywhere}
@media(prefers-color-scheme:dark){section{--ground:#17191d;--line:#2d3037;--ink:#e9ebef;--accent:#73b0ee}}
p{margin:0}
b{font-weight:600}
a{color:inherit;text-underline-offset:3px}
button{font:inherit;color:inherit;background:none;border:1px solid var(--line);border-radius:8px;padding:3px 12px;cursor:pointer}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
@media print{:host{display:none}}
`;
