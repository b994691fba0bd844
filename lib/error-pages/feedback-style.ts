/** The look of the form, on pages that have one; a style of its own, because its hash is a constant, too. */
const source = `
summary,label,form p{font-size:15px;color:var(--ink-2)}
details{margin-block-end:28px}
form{display:grid;gap:12px;margin-block-start:14px}
textarea,input{font:inherit;color:var(--ink);background:var(--surface);border:1px solid var(--ink-3);border-radius:10px;padding:9px;inline-size:100%}
form button{font:inherit;font-weight:550;color:inherit;background:var(--surface);border:1px solid var(--ink-3);padding:11px 18px;border-radius:10px;cursor:pointer}
@media print{details{display:none}}
`;

export const feedbackStyle = source.replaceAll("\n", "");
