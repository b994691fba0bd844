import { mostTries, retryDecisions } from "#lib/error-pages/retry-decisions.ts";
import { shortenNames, squeezeScript } from "#lib/error-pages/squeeze-script.ts";

/** What a static page does otherwise, as code. */
type Differences = { begin: string; firstWait: string; unreachable: string };

/**
 * What the page does where scripts run; without them it loses only comfort. It looks at the small public status
 * file, not at the service that just failed, waits longer each time with jitter, and comes back by a GET of its own
 * address, never by repeating a form. The text is a constant, because its hash stands in the policy of every page.
 */
const writeScript = ({ begin, firstWait, unreachable }: Differences) => `(() => {
${retryDecisions}
const doc = document, nav = navigator, place = location;
const root = doc.documentElement, set = doc.querySelector("main").dataset, find = (id) => doc.getElementById(id);
const wait = find("wait"), quiet = find("quiet"), pause = find("pause"), copy = find("copy");
const say = (text) => { if (quiet.textContent !== text) quiet.textContent = text; };
// The visitor's own habits of writing the time, unless they are those of another language than the page's.
const locale = root.lang + "-u-nu-latn", habits = nav.language.slice(0, 2) === root.lang.slice(0, 2) ? [] : locale;
const clock = (time) => new Date(time).toLocaleTimeString(habits, { hour: "numeric", minute: "2-digit" });
for (const time of doc.querySelectorAll("li time")) time.textContent = clock(time.dateTime);
${begin}if (copy && nav.clipboard) {
  copy.hidden = false;
  copy.onclick = () => nav.clipboard.writeText(find("ref").textContent).then(() => {
    copy.textContent = copy.dataset.done;
    say(copy.dataset.done);
  });
}
const mode = set.check, safe = set.safe === "yes";
if (!mode) return;
const words = wait.dataset, tell = (text) => { wait.textContent = text; };
const times = new Intl.RelativeTimeFormat(locale);
const spell = (seconds) => times.format(...seconds > 5400 ? [Math.round(seconds / 3600), "hour"] : seconds > 90 ? [Math.ceil(seconds / 60), "minute"] : [seconds, "second"]);
let stopped = false, looking = false;
const stop = (text) => {
  stopped = true;
  if (pause) pause.hidden = true;
  tell(text);
  say(text);
};
const leave = () => {
  // Whoever is writing to us is not taken away from it.
  if (!safe || find("say")?.value) return stop(words.open);
  looking = true;
  // Says how long the visitor waited, and nothing else; the browser says beside it who asks not to be counted.
  if (set.status) nav.sendBeacon(set.base + set.status.slice(0, -11) + "seen?kind=" + set.kind + "&lang=" + root.lang + "&ms=" + performance.now());
  // Whole: an address that begins with two slashes names another site.
  place.replace(place.href.split("#")[0]);
};
if (mode === "online") {
  tell(words.online);
  ononline = leave;
  return;
}
const first = Number(set.wait), base = Math.min(first, 120);
const most = mode === "once" ? 1 : ${mostTries}, memory = "checks " + place.pathname;
let left = ${firstWait}, tries = 0, paused = false, entering = false;
try {
  const [count, at] = (sessionStorage.getItem(memory) || "").split(" ").map(Number);
  if (Date.now() - at < 6e5) tries = count;
} catch {}
const telling = () => tell(paused ? words.paused : nav.onLine ? words.wait.replace("{time}", spell(left)) : words.online);
const plan = (status) => {
  const [next, seconds] = decide(tries, most, base, status, Math.random());
  left = seconds;
  entering = next === "enter";
  if (next === "stop") stop(words.stopped);
  else if (entering && (left < 1 || !safe)) leave();
  else telling();
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
    // The words that a step shows at first stand in it alone.
    const data = step.dataset;
    data[data.p] ??= step.textContent;
    data.p = progress;
    step.lastElementChild.textContent = (data[progress] || data.done) + (data.at && since ? " " + data.at + " " + clock(since) : "");
  }
};
const look = async () => {
  tries += 1;
  try { sessionStorage.setItem(memory, tries + " " + Date.now()); } catch {}
  if (!set.status) return leave();
  looking = true;
  tell(words.looking);
  let status = null;
  try {
    // Opened by its own address, the status lies beside it; shown by a proxy, it lies at the public address.
    const url = place.pathname.startsWith(set.status.slice(0, -11)) ? set.status : set.base + set.status;
    const answer = await fetch(url, { credentials: "omit", cache: "no-store", signal: AbortSignal.timeout(5000) });
    if (answer.ok) {
      status = await answer.json();
      show(status.state, status.since);
    } else if (answer.status === 404) return leave();
  } catch {${unreachable}}
  looking = false;
  plan(status);
};
const resting = pause.textContent;
pause.hidden = false;
pause.onclick = () => {
  paused = !paused;
  pause.textContent = paused ? pause.dataset.resume : resting;
  telling();
  say(wait.textContent);
};
if (tries) plan(null);
else telling();
setInterval(() => {
  if (paused || stopped || looking || doc.hidden || !nav.onLine) return;
  left -= 1;
  if (left <= 0) { if (entering) leave(); else look(); return; }
  telling();
  if (left % 10 === 0) say(wait.textContent);
}, 1000);
const turn = () => {
  if (paused || stopped || looking) return;
  if (nav.onLine && !entering) look();
  else { telling(); say(wait.textContent); }
};
ononline = onoffline = turn;
})();`;

/** The names that stand in it most; one that is not listed is only a little longer for visitors. */
const names = [
  ...["nextWait", "decide", "tries", "most", "base", "status", "draw", "seconds", "root", "turn"],
  ...["set", "find", "wait", "quiet", "pause", "copy", "say", "text", "clock", "time", "mode"],
  ...["safe", "words", "tell", "spell", "times", "stopped", "looking", "stop", "leave", "memory"],
  ...["left", "paused", "entering", "count", "telling", "plan", "next", "show", "state", "since"],
  ...["panel", "live", "sentence", "order", "now", "index", "step", "people", "progress", "look"],
  ...["answer", "locale", "habits", "first", "resting", "doc", "nav", "place", "data"],
];

export const pageScript = shortenScript(
  writeScript({ begin: "", firstWait: "first", unreachable: "" }),
);

/**
 * Of a static page. It is the same for everybody, so it spreads the first look by itself, and shows the time in the
 * place of a reference. It is shown while the status cannot be had: then the service itself is all there is to look at.
 */
export const staticScript = shortenScript(
  writeScript({
    begin: `const ref = find("ref");
ref.textContent = new Date().toLocaleString(habits, { dateStyle: "medium", timeStyle: "short" });
ref.hidden = false;
`,
    firstWait: "Math.round(first * (0.5 + Math.random()))",
    unreachable: " return leave(); ",
  }),
);

/** The script as it stands in the page; a part of it is shortened to the same part. */
export function shortenScript(text: string): string {
  return shortenNames(squeezeScript(text), names);
}
