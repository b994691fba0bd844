import { squeezeScript } from "#lib/error-pages/squeeze-script.ts";

/**
 * Puts the end of a planned closure into the visitor's own time, and has the page look then, also after a sleep in which
 * its seconds stood still; only pages that tell of a closure have it. A browser's timers reach 24 days.
 */
export const closureScript = squeezeScript(`(() => {
const root = document.documentElement, until = document.getElementById("until");
const habits = navigator.language.slice(0, 2) === root.lang.slice(0, 2) ? [] : root.lang + "-u-nu-latn";
until.textContent = new Date(until.dateTime).toLocaleString(habits, { weekday: "long", month: "long", day: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short" });
setTimeout(() => dispatchEvent(new Event("online")), Math.min(2147483647, document.querySelector("main").dataset.wait * 1000));
})();`);
