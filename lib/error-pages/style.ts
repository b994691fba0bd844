import { languageStyle } from "#lib/error-pages/language-style.ts";
import type { PageLook } from "#lib/error-pages/look-schemas.ts";
import { derivePalette, type Palette } from "#lib/error-pages/palette.ts";
import { colorsOf } from "#lib/error-pages/resolve-look.ts";
import { themeRules } from "#lib/error-pages/themes.ts";

/**
 * What all themes share: the look of the dashboard, larger and with the visitor's own fonts. Names are short because
 * each page carries them. Browsers before 2024 do not know `light-dark()` and show their own colours.
 */
const common = `
*,::before{box-sizing:border-box;margin:0}
[hidden]{display:none!important}
body{background:var(--g);color:var(--i);min-height:100svh;display:grid;place-content:center;grid-template-columns:minmax(0,34rem);padding:24px;overflow-wrap:break-word;text-underline-offset:3px}
.brand{display:flex;gap:10px;align-items:center;font-weight:600;margin-bottom:40px}
.brand::before{content:"";flex:none;width:26px;height:26px;border-radius:calc(var(--r)*.6);background:var(--a)}
.own::before{content:none!important}
.logo{flex:none;height:2em;width:auto;max-width:12em;fill:currentColor}
a{color:inherit}
.brand a{text-decoration:none}
h1{font-size:clamp(26px,5vw,34px);line-height:1.15;font-weight:600;letter-spacing:-.02em;text-wrap:balance}
h1,p,ul{margin-bottom:14px}
p,ul,footer{color:var(--j)}
b,.panel,.panel p,.ref{color:var(--i)}
b,[data-p=now]{font-weight:550}
ul{padding-inline-start:1.1em}
.panel{margin-block:26px;padding:18px 20px;border:1px solid var(--l);border-radius:var(--r);background:var(--s)}
ol{list-style:none;padding:0;display:grid;gap:8px}
[data-p]{display:flex;gap:10px;align-items:center}
[data-p=later]{color:var(--k)}
[data-p]::before{content:"";flex:none;width:8px;height:8px;margin:6px;border:2px solid;border-radius:50%}
[data-p=done]::before{width:7px;height:13px;margin:1px 7px 4px 6px;border-width:0 2px 2px 0;border-radius:0;transform:rotate(42deg);color:var(--y)}
[data-p=now]::before{width:18px;height:18px;margin:1px;border-top-color:transparent;transform:rotate(45deg);color:var(--b)}
.act{display:flex;gap:10px;flex-wrap:wrap;margin-block:22px 34px}
.act *{font:inherit;font-weight:550;line-height:1.4;color:inherit;text-decoration:none;border:1px solid var(--l);background:var(--s);padding:11px 18px;border-radius:calc(var(--r)*.7);cursor:pointer}
.act>:first-child{background:var(--i);color:var(--g);border-color:var(--i)}
:focus-visible{outline:2px solid var(--a);outline-offset:3px}
footer{border-top:1px solid var(--l);padding-top:18px;font-size:.9em}
footer p{margin:0}
.ref{font-family:ui-monospace,Consolas,monospace;background:var(--d);padding:2px 8px;border-radius:calc(var(--r)*.4);white-space:nowrap}
footer button{font:inherit;color:inherit;background:none;border:0;padding:4px 6px;text-decoration:underline;cursor:pointer}
.quiet{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
`.replaceAll("\n", "");

/** Last, over every theme. */
const circumstances = `
@media(forced-colors:active){body{background:Canvas}.brand::before{background:CanvasText!important}.act>*{color:ButtonText!important;background:ButtonFace!important;border-color:ButtonText!important}[data-p] *{color:CanvasText}}
@media(prefers-contrast:more){:root{--j:var(--i);--k:var(--i);--l:currentColor}}
@media print{*{color:#000!important;background:none!important;box-shadow:none!important}body{display:block!important;min-height:0}.act,footer button,#wait{display:none}}
`.replaceAll("\n", "");

const corners = { square: "0px", soft: "14px", round: "26px" };
const scales = { small: "94%", normal: "106%", large: "118%" };
const fonts = {
  sans: "system-ui,sans-serif",
  humanist: 'Seravek,"Gill Sans Nova",Ubuntu,Calibri,sans-serif',
  serif: "ui-serif,Georgia,serif",
  rounded: 'ui-rounded,"Arial Rounded MT Bold",system-ui,sans-serif',
  mono: "ui-monospace,Consolas,monospace",
};
const names = [
  ["ground", "g"],
  ["surface", "s"],
  ["raised", "d"],
  ["line", "l"],
  ["ink", "i"],
  ["ink_2", "j"],
  ["ink_3", "k"],
  ["accent", "a"],
  ["on_accent", "o"],
  ["busy", "b"],
  ["good", "y"],
] as const satisfies [keyof Palette, string][];

/** The whole style of a page with this look; a constant text for a look, because its hash stands in the policy. */
export function deriveStyle(look: PageLook): string {
  const theme = themeRules[look.theme ?? "plain"];
  const light = derivePalette(colorsOf(look, "light"), "light");
  const dark = derivePalette(colorsOf(look, "dark"), "dark");
  const colors = names.map(([name, short]) => {
    const [day, night] = [light[name], dark[name]];
    return `--${short}:${day === night ? day : `light-dark(${day},${night})`}`;
  });
  const corner = `--r:${corners[look.corner ?? theme.corner]}`;
  const font = `font:${scales[look.scale ?? theme.scale]}/1.55 ${fonts[look.font ?? theme.font]}`;
  return `:root{color-scheme:light dark;${colors.join(";")};${corner}}${common}body{${font}}${theme.css}${languageStyle}${circumstances}`;
}
