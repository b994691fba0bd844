import type { Catalogue } from "#lib/error-pages/texts.ts";

const unknownOutcome = "Wir wissen nicht, ob Ihr letzter Schritt gespeichert wurde.";
const checkFirst = "Prüfen Sie das, bevor Sie eine Zahlung oder Bestellung wiederholen.";
const ours = "Das liegt an uns, nicht an Ihnen. Wir bitten um Entschuldigung.";

export const german: Catalogue = {
  tag: "de",
  direction: "ltr",
  gap: " ",
  reviewed: false,
  kinds: {
    "400": {
      heading: "Wir konnten diese Anfrage nicht lesen",
      what: "Der Link oder das Formular, das Sie hierher geführt hat, ist unvollständig. Oft ist es ein altes Lesezeichen oder ein abgeschnittener Link.",
      data: "Es wurde nichts gespeichert oder geändert.",
      next: [
        "Gehen Sie zurück und versuchen Sie es noch einmal.",
        "Tippen Sie die Adresse selbst ein, statt den Link zu benutzen.",
      ],
    },
    "401": {
      heading: "Bitte melden Sie sich an",
      what: "Für diese Seite brauchen Sie ein Konto, oder Sie wurden zum Schutz Ihres Kontos abgemeldet.",
      data: "Ob nicht gespeicherte Angaben erhalten sind, können wir von hier aus nicht sagen.",
      next: ["Melden Sie sich an und öffnen Sie diese Seite dann noch einmal."],
    },
    "403": {
      heading: "Sie haben keinen Zugang zu dieser Seite",
      what: "Sie gehört nicht zu dem Konto, das Sie gerade benutzen.",
      data: "Es wurde nichts geändert.",
      next: [
        "Benutzen Sie ein anderes Konto, wenn Sie eines haben.",
        "Bitten Sie die Betreiber dieser Seite um Zugang.",
      ],
    },
    "404": {
      heading: "Seite nicht gefunden",
      what: "Vielleicht ist die Adresse falsch geschrieben, der Link veraltet oder die Seite entfernt worden.",
      data: "Was Sie anderswo gespeichert haben, bleibt, wie es war.",
      next: [
        "Prüfen Sie die Adresse auf Tippfehler.",
        "Gehen Sie zurück und wählen Sie einen anderen Link.",
      ],
    },
    "408": {
      heading: "Ihre Verbindung war zu langsam",
      what: "Was Sie gesendet haben, kam nicht vollständig an. Deshalb haben wir nicht länger gewartet.",
      data: "Es wurde nicht gespeichert, und nichts wurde doppelt gesendet.",
      next: [
        "Versuchen Sie es noch einmal.",
        "Nutzen Sie eine schnellere Verbindung oder eine kleinere Datei.",
      ],
    },
    "413": {
      heading: "Diese Datei ist zu groß",
      what: "Sie ist größer, als dieser Dienst annimmt.",
      data: "Die Datei wurde nicht gespeichert. Ihre anderen Angaben stehen vielleicht noch im Formular, wenn Sie zurückgehen.",
      next: [
        "Gehen Sie zurück und wählen Sie eine kleinere Datei.",
        "Teilen Sie die Datei auf oder komprimieren Sie sie.",
      ],
    },
    "422": {
      heading: "Einige Angaben müssen geändert werden",
      what: "Das Formular ist angekommen, aber einige Angaben passen nicht.",
      data: "Es wurde noch nichts gespeichert. Ihre Angaben stehen vielleicht noch im Formular, wenn Sie zurückgehen.",
      next: [
        "Gehen Sie zum Formular zurück und suchen Sie die markierten Angaben.",
        "Ändern Sie diese und senden Sie das Formular noch einmal.",
      ],
    },
    "429": {
      heading: "Im Moment zu viele Versuche",
      what: "Es gab viele Versuche in kurzer Zeit. Eine Grenze hält den Dienst für alle schnell.",
      data: "Der letzte Versuch wurde nicht gespeichert. Alles davor bleibt, wie es war.",
      next: ["Warten Sie einen Moment, bevor Sie es noch einmal versuchen."],
    },
    "500": {
      heading: "Bei uns ist etwas schiefgegangen",
      heading_noticed: "Bei uns ist etwas schiefgegangen, und wir wissen davon",
      heading_fixing: "Bei uns ist etwas schiefgegangen, und wir beheben es gerade",
      what: "Sie haben das nicht verursacht. Wir bitten um Entschuldigung.",
      data: unknownOutcome,
      next: [
        "Versuchen Sie es in einigen Minuten noch einmal, oder kommen Sie später wieder.",
        checkFirst,
      ],
    },
    "502": {
      heading: "Der Dienst antwortet nicht",
      heading_noticed: "Der Dienst antwortet nicht, und wir wissen davon",
      heading_fixing: "Der Dienst antwortet nicht, und wir beheben das gerade",
      what: ours,
      data: unknownOutcome,
      next: [checkFirst],
    },
    "503": {
      heading: "Der Dienst ist zurzeit nicht erreichbar",
      heading_noticed: "Der Dienst ist nicht erreichbar, und wir wissen davon",
      heading_fixing: "Der Dienst ist nicht erreichbar, und wir beheben das gerade",
      what: `Er ist stark ausgelastet oder startet gerade neu. ${ours}`,
      data: unknownOutcome,
      next: [checkFirst],
    },
    "504": {
      heading: "Das dauert länger, als es sollte",
      heading_noticed: "Das dauert zu lange, und wir wissen davon",
      heading_fixing: "Das dauert zu lange, und wir beheben es gerade",
      what: `Die Antwort kam nicht rechtzeitig. ${ours}`,
      data: "Ihr letzter Schritt kann trotzdem geklappt haben.",
      next: [checkFirst],
    },
    maintenance: {
      heading: "Der Dienst ist für kurze Zeit geschlossen",
      what: "Wir haben ihn absichtlich geschlossen, um daran zu arbeiten.",
      data: "Was Sie vorher gespeichert haben, bleibt, wie es war.",
      next: ["Bitte kommen Sie etwas später wieder."],
    },
    recovering: {
      heading: "Wir haben das Problem gefunden und beheben es",
      heading_noticed: "Wir wissen von dem Problem",
      what: "Das liegt an uns, nicht an Ihnen. Bitte entschuldigen Sie die Wartezeit.",
      data: unknownOutcome,
      next: [checkFirst],
    },
    offline: {
      heading: "Sie sind offline",
      what: "Dieses Gerät hat gerade keine Verbindung zum Internet.",
      data: "Was Sie eingegeben haben, steht vielleicht noch in diesem Browser. Lassen Sie die Seite offen.",
      next: [
        "Prüfen Sie WLAN oder mobile Daten Ihres Geräts.",
        "Versuchen Sie es noch einmal, wenn Sie verbunden sind.",
      ],
    },
  },
  states: {
    noticed: "Wir haben das Problem bemerkt.",
    fixing: "Wir haben das Problem bemerkt und beheben es gerade.",
    checking: "Wir haben eine Lösung versucht und prüfen, ob sie wirkt.",
    back: "Jetzt sollte es wieder gehen.",
    needs_people:
      "Eine schnelle Lösung hat nicht geholfen. Wer diesen Dienst betreut, weiß Bescheid.",
  },
  steps: {
    noticed: { done: "Bemerkt", at: "um" },
    fixing: { later: "Als Nächstes: beheben", now: "Wir beheben es", done: "Lösung versucht" },
    checking: {
      later: "Wir prüfen, ob es geht",
      now: "Wir prüfen, ob es geht",
      done: "Geprüft",
    },
    back: { later: "Sie können weitermachen", done: "Es sollte wieder gehen" },
  },
  phrases: {
    steps_label: "Was gerade getan wird",
    next_label: "Was Sie tun können",
    wait_without_script: "Versuchen Sie es {time} noch einmal.",
    wait: "Bleiben Sie auf dieser Seite: Sie sieht {time} wieder nach.",
    looking: "Wird gerade geprüft …",
    paused: "Diese Seite sieht nicht von selbst nach.",
    stopped: "Diese Seite sieht nicht mehr nach. Versuchen Sie es jederzeit noch einmal.",
    open: "Vielleicht geht es wieder. Öffnen Sie die Seite neu, wenn Sie bereit sind.",
    online: "Bleiben Sie auf dieser Seite: Sie öffnet sich neu, wenn Sie wieder online sind.",
    check_now: "Jetzt prüfen",
    try_again: "Noch einmal versuchen",
    pause: "Nicht mehr prüfen",
    resume: "Weiter prüfen",
    home: "Startseite",
    help: "Brauchen Sie Hilfe?",
    write: "Schreiben Sie an {contact}.",
    call: "Rufen Sie an: {contact}.",
    visit: "Hilfeseite öffnen.",
    reference: "Wenn Sie um Hilfe bitten, nennen Sie das Kennzeichen",
    reference_with_contact: "Nennen Sie das Kennzeichen",
    copy: "Kopieren",
    copied: "Kopiert",
    feedback: "Schreiben Sie uns, was passiert ist",
    feedback_message: "Was wollten Sie gerade tun?",
    feedback_name: "Ihr Name (freiwillig)",
    feedback_email: "Ihre E-Mail-Adresse, falls Sie eine Antwort möchten",
    feedback_note: "Das lesen nur die Menschen, die sich um diesen Dienst kümmern.",
    feedback_send: "Senden",
    feedback_thanks: "Danke.",
    feedback_kept: "Ihre Nachricht ist angekommen.",
    feedback_failed:
      "Ihre Nachricht wurde nicht gespeichert. Sie steht noch hier: Bitte senden Sie sie in ein paar Minuten noch einmal.",
    back: "Zurück",
    close: "Schließen",
    until: "Voraussichtlich wieder offen:",
    calendar: "In den Kalender eintragen",
    closure: "Geplante Schließung:",
  },
};
