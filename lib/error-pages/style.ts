import { languageStyle } from "#lib/error-pages/language-style.ts";

/** The look of the dashboard, larger and with the visitor's own fonts; the first colours are for browsers before 2024. */
const source = `
:root{color-scheme:light dark;--ground:#faf9f7;--surface:#fff;--raised:#f5f3f0;--line:#e4e2de;--ink:#1c1f25;--ink-2:#545860;--ink-3:#6d7077;--accent:#2f62ac;--busy:#945f0e;--good:#1d754c}
@supports(color:light-dark(#000,#fff)){:root{--ground:light-dark(#faf9f7,#0f1014);--surface:light-dark(#fff,#17191d);--raised:light-dark(#f5f3f0,#202328);--line:light-dark(#e4e2de,#2d3037);--ink:light-dark(#1c1f25,#e9ebef);--ink-2:light-dark(#545860,#a8abb1);--ink-3:light-dark(#6d7077,#898c92);--accent:light-dark(#2f62ac,#73b0ee);--busy:light-dark(#945f0e,#e3b25a);--good:light-dark(#1d754c,#68c894)}}
*,::before{box-sizing:border-box;margin:0}
[hidden]{display:none!important}
body{font:17px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;background:var(--ground);color:var(--ink);min-height:100vh;min-height:100svh;display:grid;place-content:center;grid-template-columns:minmax(0,34rem);padding:24px;overflow-wrap:break-word}
.brand{display:flex;gap:10px;align-items:center;font-weight:600;margin-block-end:40px}
.brand::before{content:"";flex:none;inline-size:26px;block-size:26px;border-radius:8px;background:var(--accent);border:1px solid transparent}
a{color:inherit;text-underline-offset:3px}
.brand a{text-decoration:none}
h1{font-size:clamp(26px,5vw,34px);line-height:1.15;font-weight:600;letter-spacing:-.02em;margin-block-end:14px;text-wrap:balance}
p{color:var(--ink-2);margin-block-end:14px}
p b{color:var(--ink);font-weight:550}
ul{padding-inline-start:1.1em;color:var(--ink-2);display:grid;gap:4px;margin-block-end:14px}
.panel{margin-block:26px;padding:18px 20px;border:1px solid var(--line);border-radius:14px;background:var(--surface)}
.panel p{margin-block-end:12px;color:var(--ink)}
ol{list-style:none;padding:0;display:grid;gap:8px}
li[data-p]{display:flex;gap:10px;align-items:center;color:var(--ink-3)}
li svg{flex:none;inline-size:20px;block-size:20px;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
li[data-p=done],li[data-p=now]{color:var(--ink)}
li[data-p=now]{font-weight:550}
li[data-p=done] svg{color:var(--good)}
li[data-p=now] svg{color:var(--busy)}
li[data-p=done] path:not(.d),li[data-p=now] path:not(.n),li[data-p=later] path:not(.l){display:none}
.act{display:flex;gap:10px;flex-wrap:wrap;margin-block:22px 34px}
.act a,.act button{font:inherit;font-weight:550;line-height:1.4;color:inherit;text-decoration:none;border:1px solid var(--line);background:var(--surface);padding:11px 18px;border-radius:10px;cursor:pointer}
.act>:first-child{background:var(--ink);color:var(--ground);border-color:var(--ink)}
:focus-visible{outline:2px solid var(--accent);outline-offset:3px}
footer{border-block-start:1px solid var(--line);padding-block-start:18px;font-size:15px;color:var(--ink-2)}
footer p{margin:0}
.ref{font-family:ui-monospace,"SF Mono",Menlo,Consolas,monospace;color:var(--ink);background:var(--raised);padding:2px 8px;border-radius:6px;white-space:nowrap}
footer button{font:inherit;color:inherit;background:none;border:0;padding:4px 6px;text-decoration:underline;text-underline-offset:3px;cursor:pointer}
.quiet{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media(forced-colors:active){.brand::before{background:CanvasText}.act>*,.act>:first-child{color:ButtonText;background:ButtonFace;border-color:ButtonText}li[data-p]{color:CanvasText}}
@media(prefers-contrast:more){:root{--ink-2:var(--ink);--ink-3:var(--ink);--line:currentColor}}
@media print{body{display:block;min-height:0}.act,footer button,#wait{display:none}}
${languageStyle}`;

export const pageStyle = source.replaceAll("\n", "");
