import { compactScript } from "#lib/error-pages/compact-script.ts";

/**
 * What the page does where scripts run; without them it loses only comfort. It looks at the small public status
 * file, not at the service that just failed, waits longer each time with jitter, and comes back by a GET of its own
 * address, never by repeating a form. The text is a constant, because its hash stands in the policy of every page.
 */
const source = `(() => {
const root = document.documentElement, main = document.querySelector("main"), set = main.dataset;
const find = (id) => document.getElementById(id);
const wait = find("wait"), quiet = find("quiet"), pause = find("pause"), copy = find("copy");
const say = (text) => { if (quiet.textContent !== text) quiet.textContent = text; };
// The visitor's own habits of writing the time, unless they are those of another language than the page's.
const locale = root.lang + "-u-nu-latn", habits = navigator.language.slice(0, 2) === root.lang.slice(0, 2) ? [] : locale;
const clock = (time) => new Date(time).toLocaleTimeString(habits, { hour: "numeric", minute: "2-digit" });
for (const time of document.querySelectorAll("li time")) time.textContent = clock(time.dateTime);
if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.onclick = () => navigator.clipboard.writeText(find("ref").textContent).then(() => {
    copy.textContent = copy.dataset.done;
    say(copy.dataset.done);
  });
}
const mode = set.check, safe = set.safe === "yes";
if (!mode) return;
const words = wait.dataset, tell = (text) => { wait.textContent = text; };
const times = new Intl.RelativeTimeFormat(locale);
const spell = (seconds) => seconds > 5400 ? times.format(Math.round(seconds / 3600), "hour") : seconds > 90 ? times.format(Math.ceil(seconds / 60), "minute") : times.format(seconds, "second");
let stopped = false;
const stop = (text) => {
  stopped = true;
  if (pause) pause.hidden = true;
  tell(text);
  say(text);
};
const leave = () => {
  // Whoever is writing to us is not taken away from it.
  if (!safe || find("say")?.value) { stop(words.open); return; }
  // Says how long the visitor waited, and nothing else; the browser says beside it who asks not to be counted.
  if (set.status) navigator.sendBeacon(set.base + set.status.replace("status.json", "seen?kind=" + set.kind + "&lang=" + root.lang + "&ms=" + performance.now()));
  location.replace(location.pathname + location.search);
};
if (mode === "online") {
  tell(words.online);
  addEventListener("online", leave);
  return;
}
const first = Number(set.wait), base = Math.min(first, 120), limit = mode === "once" ? 1 : 12, memory = "checks " + location.pathname;
let left = first, tries = 0, paused = false, looking = false;
try {
  const [count, at] = (sessionStorage.getItem(memory) || "").split(" ").map(Number);
  if (Date.now() - at < 6e5) tries = count;
} catch {}
const plan = () => {
  left = Math.round(Math.min(Math.max(120, base), base * 2 ** tries) * (0.5 + Math.random() / 2));
  if (tries >= limit) stop(words.stopped);
};
const show = (state, since) => {
  const panel = find("panel");
  if (!panel) return;
  const live = state !== "fine";
  panel.hidden = !live;
  if (!live) return;
  const sentence = find("state");
  if (sentence.textContent !== sentence.dataset[state]) { sentence.textContent = sentence.dataset[state]; say(sentence.textContent); }
  const order = ["noticed", "fixing", "checking", "back"], now = order.indexOf(state);
  for (const [index, step] of [...panel.querySelectorAll("li")].entries()) {
    const people = state === "needs_people" && index < 3;
    const progress = people || state === "back" || index < Math.max(now, 1) ? "done" : index === now ? "now" : "later";
    step.dataset.p = progress;
    step.lastElementChild.textContent = (step.dataset[progress] || step.dataset.done) + (step.dataset.at && since ? " " + step.dataset.at + " " + clock(since) : "");
  }
};
const look = async () => {
  tries += 1;
  try { sessionStorage.setItem(memory, tries + " " + Date.now()); } catch {}
  if (!set.status) return leave();
  looking = true;
  tell(words.looking);
  try {
    // Opened by its own address, the status lies beside it; shown by a proxy, it lies at the public address.
    const url = location.pathname.startsWith("/e/") ? set.status : set.base + set.status;
    const answer = await fetch(url, { credentials: "omit", cache: "no-store", signal: AbortSignal.timeout(5000) });
    if (answer.ok) {
      const status = await answer.json();
      show(status.state, status.since);
      if (status.state === "fine" || status.state === "back") {
        setTimeout(leave, Math.random() * status.retry_after_seconds * 1000);
        return;
      }
    } else if (answer.status === 404) return leave();
  } catch {}
  looking = false;
  plan();
};
pause.hidden = false;
pause.onclick = () => {
  paused = !paused;
  pause.textContent = paused ? pause.dataset.resume : pause.dataset.pause;
  tell(paused ? words.paused : words.wait.replace("{time}", spell(left)));
  say(wait.textContent);
};
if (tries) plan();
if (!stopped) tell(words.wait.replace("{time}", spell(left)));
setInterval(() => {
  if (paused || stopped || looking || document.hidden || !navigator.onLine) return;
  left -= 1;
  if (left <= 0) { look(); return; }
  tell(words.wait.replace("{time}", spell(left)));
  if (left % 10 === 0) say(wait.textContent);
}, 1000);
addEventListener("online", () => { if (!paused && !stopped && !looking) look(); });
})();`;

export const pageScript = compactScript(source);
