/** The look of the error pages, for a dialog in somebody else's page: it lives in a shadow root and inherits nothing. */
export const dialogStyle = `
:host{all:initial}
*{box-sizing:border-box;margin:0}
[hidden]{display:none!important}
dialog{--ground:#faf9f7;--surface:#fff;--line:#e4e2de;--edge:#6d7077;--ink:#1c1f25;--ink-2:#545860;--accent:#2f62ac;color-scheme:light dark;font:17px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--ink);background:var(--ground);border:1px solid var(--line);border-radius:14px;padding:28px;margin:auto;inline-size:min(32rem,calc(100vw - 24px));max-block-size:calc(100vh - 24px);overflow:auto;overflow-wrap:break-word}
@media(prefers-color-scheme:dark){dialog{--ground:#0f1014;--surface:#17191d;--line:#2d3037;--edge:#898c92;--ink:#e9ebef;--ink-2:#a8abb1;--accent:#73b0ee}}
dialog::backdrop{background:rgb(10 12 18/.55)}
h2{font-size:24px;line-height:1.2;font-weight:600;letter-spacing:-.02em;margin-block-end:10px}
p{color:var(--ink-2);margin-block-end:14px}
form{display:grid;gap:14px}
label{display:grid;gap:5px;font-size:15px;color:var(--ink-2)}
textarea,input{font:inherit;font-size:17px;color:var(--ink);background:var(--surface);border:1px solid var(--edge);border-radius:10px;padding:9px 12px;inline-size:100%}
.act{display:flex;gap:10px;flex-wrap:wrap}
button{font:inherit;font-weight:550;line-height:1.4;color:var(--ink);border:1px solid var(--line);background:var(--surface);padding:11px 18px;border-radius:10px;cursor:pointer}
button[type=submit]{background:var(--ink);color:var(--ground);border-color:var(--ink)}
:focus-visible{outline:2px solid var(--accent);outline-offset:3px}
@media(forced-colors:active){button{border-color:ButtonText}}
`;
