/**
 * The dialog as a program: a function of what the server says about it. It builds every element by itself and puts
 * words in as text, so that nothing of an address is ever read as HTML; a modal dialog keeps the focus, closes on
 * Escape and gives the focus back. It says to the page's own window when it is closed, as Sentry's SDK expects.
 */
export const dialogScript = `((set) => {
const address = document.currentScript.src, words = set.words;
if (document.querySelector("paramedic-dialog")) return;
const make = (name, set = {}, ...inside) => {
  const element = Object.assign(document.createElement(name), set);
  element.append(...inside);
  return element;
};
const host = document.createElement("paramedic-dialog"), root = host.attachShadow({ mode: "open" });
const sheet = new CSSStyleSheet();
sheet.replaceSync(set.style);
root.adoptedStyleSheets = [sheet];
const comments = make("textarea", { name: "comments", rows: 4, maxLength: 2000, required: true });
const field = (label, control) => make("label", {}, label, control);
const note = make("p", { hidden: true });
note.setAttribute("role", "status");
const send = make("button", { type: "submit" }, words.submit);
const close = make("button", { type: "button" }, words.close);
const form = make("form", {},
  field(words.comments, comments),
  field(words.name, make("input", { name: "name", autocomplete: "name", maxLength: 200, value: set.name })),
  field(words.email, make("input", { name: "email", type: "email", autocomplete: "email", maxLength: 254, value: set.email })),
  make("input", { name: "website", hidden: true }),
  make("p", {}, words.note),
  make("div", { className: "act" }, send, close));
const title = make("h2", { id: "title" }, words.title);
const dialog = make("dialog", { lang: set.lang, dir: set.dir }, title);
if (words.subtitle) dialog.append(make("p", {}, words.subtitle));
dialog.append(note, form);
dialog.setAttribute("aria-labelledby", "title");
const say = (text) => { note.hidden = false; note.textContent = text; };
close.onclick = () => dialog.close();
dialog.onclose = () => {
  host.remove();
  postMessage("__sentry_reportdialog_closed__", "*");
};
form.onsubmit = async (event) => {
  event.preventDefault();
  send.disabled = true;
  try {
    const answer = await fetch(address, { method: "POST", credentials: "omit", body: new URLSearchParams(new FormData(form)) });
    if (!answer.ok) throw answer.status;
    form.replaceChildren(close);
    say(words.thanks);
    close.focus();
  } catch {
    send.disabled = false;
    say(words.failed);
  }
};
root.append(dialog);
document.body.append(host);
dialog.showModal();
comments.focus();
})`;
