import type { Catalogue } from "#lib/error-pages/texts.ts";

const unknownOutcome = "We do not know whether your last step was saved.";
const checkFirst = "Check before you repeat a payment or an order.";

export const english: Catalogue = {
  kinds: {
    "400": {
      heading: "We could not read that request",
      what: "The link or form that brought you here is not complete. Often it is an old bookmark or a link that was cut off.",
      data: "Nothing was saved or changed.",
      next: ["Go back and try again.", "Type the address yourself instead of using the link."],
    },
    "401": {
      heading: "Sign in to continue",
      what: "This page needs an account, or you were signed out to keep your account safe.",
      data: "We cannot tell from here whether unsaved answers were kept.",
      next: ["Sign in, then open this page again."],
    },
    "403": {
      heading: "You do not have access to this page",
      what: "The account you are using does not include it.",
      data: "Nothing was changed.",
      next: [
        "Use another account if you have one.",
        "Ask the people who run this page for access.",
      ],
    },
    "404": {
      heading: "Page not found",
      what: "The address may be mistyped, the link may be old, or the page was removed.",
      data: "What you saved elsewhere stays as it was.",
      next: ["Check the address for typing mistakes.", "Go back and choose another link."],
    },
    "408": {
      heading: "Your connection was too slow to finish",
      what: "What you sent did not arrive completely, so we stopped waiting.",
      data: "It was not saved, and nothing was sent twice.",
      next: ["Try again.", "Use a faster connection or a smaller file."],
    },
    "413": {
      heading: "That file is too big",
      what: "It is larger than this service accepts.",
      data: "The file was not saved. Your other answers may still be in the form when you go back.",
      next: ["Go back and choose a smaller file.", "Split it into parts, or compress it."],
    },
    "422": {
      heading: "Some answers need a change",
      what: "The form arrived, but some answers do not fit.",
      data: "Nothing was saved yet. Your answers may still be in the form when you go back.",
      next: ["Go back to the form and look for marked answers.", "Change them and send it again."],
    },
    "429": {
      heading: "Too many tries for now",
      what: "There were many tries in a short time. A limit keeps the service quick for everyone.",
      data: "The last try was not saved. What came before it stays as it was.",
      next: ["Wait a moment before you try again."],
    },
    "500": {
      heading: "Something went wrong on our side",
      heading_fixing: "Something went wrong on our side, and we are fixing it",
      what: "You did not cause this, and we are sorry.",
      data: unknownOutcome,
      next: ["Try again in a few minutes, or come back later.", checkFirst],
    },
    "502": {
      heading: "The service is not answering",
      heading_fixing: "The service is not answering, and we are fixing it",
      what: "This is on our side, not yours, and we are sorry.",
      data: unknownOutcome,
      next: [checkFirst],
    },
    "503": {
      heading: "The service is not available right now",
      heading_fixing: "The service is not available, and we are fixing it",
      what: "It is very busy or starting again. This is on our side, not yours, and we are sorry.",
      data: unknownOutcome,
      next: [checkFirst],
    },
    "504": {
      heading: "This is taking longer than it should",
      heading_fixing: "This is taking too long, and we are fixing it",
      what: "The answer did not come in time. This is on our side, not yours, and we are sorry.",
      data: "Your last step may still have worked.",
      next: [checkFirst],
    },
    maintenance: {
      heading: "The service is closed for a short while",
      what: "We closed it on purpose, to work on it.",
      data: "What you saved before stays as it was.",
      next: ["Please come back a little later."],
    },
    recovering: {
      heading: "We found the problem and are fixing it",
      what: "This is on our side, not yours, and we are sorry for the wait.",
      data: unknownOutcome,
      next: [checkFirst],
    },
    offline: {
      heading: "You are offline",
      what: "This device has no connection to the internet right now.",
      data: "What you typed may still be in this browser. Keep the page open.",
      next: ["Check the Wi-Fi or mobile data of your device.", "Try again when you are connected."],
    },
  },
  states: {
    noticed: "We have noticed the problem.",
    fixing: "We have noticed the problem and are fixing it now.",
    checking: "We have tried a fix and are checking that it works.",
    back: "It should be working again now.",
    needs_people:
      "A quick fix did not help. The people who look after this service have been told.",
  },
  steps: {
    noticed: { later: "We notice the problem", now: "We noticed", done: "We noticed", at: "at" },
    fixing: { later: "We fix what failed", now: "We are fixing it", done: "We tried a fix" },
    checking: {
      later: "We check that it works",
      now: "We are checking that it works",
      done: "We checked it",
    },
    back: {
      later: "You can go on where you were",
      now: "It should be working again",
      done: "It should be working again",
    },
  },
  phrases: {
    steps_label: "What is being done",
    next_label: "What you can do",
    wait_without_script: "Try again in about {time}.",
    wait: "Stay on this page: it looks again in {time}.",
    looking: "Looking now …",
    paused: "This page is not looking by itself.",
    stopped: "This page has stopped looking. Try again whenever you like.",
    open: "It may be working again. Open the page again when you are ready.",
    online: "Stay on this page: it opens again when you are online.",
    check_now: "Check now",
    try_again: "Try again",
    pause: "Stop checking",
    resume: "Keep checking",
    home: "Start page",
    help: "Need help?",
    write: "Write to",
    call: "Call",
    visit: "Open the help page",
    reference: "If you ask for help, give the reference",
    reference_with_contact: "Give the reference",
    copy: "Copy",
    copied: "Copied",
  },
};
