import type { ColorMode, PageColors, PageLook, PageTheme } from "#lib/error-pages/look-schemas.ts";

export type WholeColors = Required<PageColors>;
type ThemeRules = Record<ColorMode, WholeColors> & {
  corner: NonNullable<PageLook["corner"]>;
  scale: NonNullable<PageLook["scale"]>;
  font: NonNullable<PageLook["font"]>;
  /** What it lays out differently from the common style. */
  css: string;
};

const white = "#ffffff";
const onAccent = "background:var(--a);color:var(--o)";
/** A strip of colour to both edges of the window, without making it wider. */
const strip = `${onAccent};box-shadow:0 0 0 100vmax var(--a);clip-path:inset(0 -100vmax)`;
const accentButton = `.act>:first-child{${onAccent};border-color:var(--a)}`;
const accentBrand =
  ".brand::before{background:var(--o)}.brand :focus-visible{outline-color:var(--o)}";

/** Each theme is a layout and a mood; no theme moves anything. */
export const themeRules: Record<PageTheme, ThemeRules> = {
  /** A quiet column in the middle of the window. */
  plain: {
    light: { ground: "#faf9f7", surface: white, ink: "#1c1f25", accent: "#2f62ac" },
    dark: { ground: "#0f1014", surface: "#17191d", ink: "#e9ebef", accent: "#73b0ee" },
    ...{ corner: "soft", scale: "normal", font: "sans", css: "" },
  },
  /** One soft card on a tinted ground. */
  card: {
    light: { ground: "#e9eef2", surface: white, ink: "#1b2530", accent: "#1f6a72" },
    dark: { ground: "#10161b", surface: "#1a2229", ink: "#e6edf2", accent: "#6cc3c6" },
    ...{ corner: "round", scale: "normal", font: "rounded" },
    css: `.brand{justify-content:center;margin-bottom:20px}main{background:var(--s);border-radius:var(--r);padding:clamp(20px,6vw,44px);box-shadow:0 12px 40px #0000001a}.panel{background:var(--d);border:0}.act{margin-bottom:0}footer{border:0;text-align:center}${accentButton}`,
  },
  /** A letter: serifs, rules, everything from the top. */
  paper: {
    light: { ground: "#f8f4ea", surface: "#fffdf6", ink: "#2a251c", accent: "#8a3b23" },
    dark: { ground: "#1b1814", surface: "#24201a", ink: "#ece5d8", accent: "#e0977c" },
    ...{ corner: "square", scale: "normal", font: "serif" },
    css: "body{place-content:start center;padding-block:clamp(24px,8vh,90px)}.brand{border-bottom:3px double var(--a);padding-bottom:14px}.brand::before{display:none}h1{font-weight:400;font-size:clamp(30px,6vw,42px)}.panel{background:none;border-width:1px 0;padding-inline:0}",
  },
  /** Dark in both modes, and low in the window like the horizon. */
  night: {
    light: { ground: "#232a45", surface: "#2d3554", ink: "#f1f0fa", accent: "#f0c27b" },
    dark: { ground: "#090b16", surface: "#141829", ink: "#e4e6f5", accent: "#d9b06f" },
    ...{ corner: "soft", scale: "normal", font: "humanist" },
    css: "body{place-content:stretch start;grid-template-rows:1fr auto;padding:clamp(24px,6vw,88px)}main{align-self:end}.brand::before{border-radius:50%}h1{font-weight:300;font-size:clamp(30px,6vw,48px)}.panel{border:0}",
  },
  /** A band of colour with a very large heading. */
  bold: {
    light: { ground: white, surface: "#f4f4f2", ink: "#16161a", accent: "#123c69" },
    dark: { ground: "#131316", surface: "#1f1f24", ink: "#f2f2f4", accent: "#8fb8ee" },
    ...{ corner: "square", scale: "large", font: "sans" },
    css: `body{place-content:start center;grid-template-columns:minmax(0,44rem);padding-top:0}.brand,h1{${strip}}.brand{margin:0;padding-top:28px}h1{font-size:clamp(32px,8vw,60px);font-weight:800;line-height:1.05;padding-block:32px 36px;margin:-1px 0 28px}${accentBrand}${accentButton}`,
  },
  /** Small and dense at the top, the recovery beside the text: for tools that people have open all day. */
  compact: {
    light: { ground: white, surface: "#f6f7f8", ink: "#202328", accent: "#4a5a6a" },
    dark: { ground: "#16181b", surface: "#1e2125", ink: "#dfe2e6", accent: "#93a7bb" },
    ...{ corner: "square", scale: "small", font: "sans" },
    css: "body{place-content:start;grid-template-columns:minmax(0,60rem);padding:14px 20px}.brand{margin-bottom:14px;border-bottom:1px solid var(--l);padding-bottom:10px}h1{font-size:1.4em;letter-spacing:0}.act{margin-block:14px 20px}.act *{padding:6px 12px}.panel{margin-block:0 16px;padding:12px 14px}@media(min-width:50rem){.panel{float:inline-end;width:20rem;margin-inline-start:32px}footer{clear:both}}",
  },
  /** The brand on a field of colour beside the words; above them on a narrow screen. */
  split: {
    light: { ground: "#fbfaf8", surface: white, ink: "#22201f", accent: "#3f5a4a" },
    dark: { ground: "#151716", surface: "#1d201e", ink: "#e8ebe8", accent: "#9cc2a9" },
    ...{ corner: "soft", scale: "normal", font: "humanist" },
    css: `.brand{${onAccent};margin:-24px -24px 32px;padding:20px 24px}@media(max-width:56rem){body{place-content:start stretch}}@media(min-width:56rem){body:has(.brand){place-content:stretch start;grid-template:1fr auto/minmax(14rem,32vw) minmax(0,36rem);column-gap:clamp(32px,6vw,96px);padding:0}body:has(.brand)>:not(.brand){grid-column:2}.brand{grid-row:1/9;margin:0;padding:40px;align-items:start;font-size:1.3em}main{align-self:center;padding-block:40px}main,footer{margin-inline-end:24px}footer{margin-bottom:40px}}${accentBrand}${accentButton}`,
  },
};
