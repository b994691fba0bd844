import type { Catalogue } from "#lib/error-pages/texts.ts";

const unknownOutcome = "We weten niet of uw laatste stap is opgeslagen.";
const checkFirst = "Controleer dat voordat u een betaling of bestelling herhaalt.";
const ours = "Dit ligt aan ons, niet aan u. Onze excuses.";

export const dutch: Catalogue = {
  tag: "nl",
  direction: "ltr",
  gap: " ",
  reviewed: false,
  kinds: {
    "400": {
      heading: "We konden die aanvraag niet lezen",
      what: "De link of het formulier waarmee u hier kwam, is niet volledig. Vaak is het een oude bladwijzer of een afgebroken link.",
      data: "Er is niets opgeslagen of gewijzigd.",
      next: [
        "Ga terug en probeer het opnieuw.",
        "Typ het adres zelf in plaats van de link te gebruiken.",
      ],
    },
    "401": {
      heading: "Log in om verder te gaan",
      what: "Voor deze pagina is een account nodig, of u bent uitgelogd om uw account te beschermen.",
      data: "We kunnen hier niet zien of antwoorden die niet zijn opgeslagen bewaard zijn gebleven.",
      next: ["Log in en open deze pagina opnieuw."],
    },
    "403": {
      heading: "U hebt geen toegang tot deze pagina",
      what: "Ze hoort niet bij het account dat u gebruikt.",
      data: "Er is niets gewijzigd.",
      next: [
        "Gebruik een ander account als u dat hebt.",
        "Vraag toegang aan de beheerders van deze pagina.",
      ],
    },
    "404": {
      heading: "Pagina niet gevonden",
      what: "Misschien is het adres verkeerd getypt, de link oud of de pagina verwijderd.",
      data: "Wat u ergens anders hebt opgeslagen, blijft zoals het was.",
      next: ["Controleer het adres op typefouten.", "Ga terug en kies een andere link."],
    },
    "408": {
      heading: "Uw verbinding was te langzaam",
      what: "Wat u verstuurde kwam niet volledig aan, dus zijn we gestopt met wachten.",
      data: "Het is niet opgeslagen, en er is niets dubbel verstuurd.",
      next: ["Probeer het opnieuw.", "Gebruik een snellere verbinding of een kleiner bestand."],
    },
    "413": {
      heading: "Dat bestand is te groot",
      what: "Het is groter dan deze dienst aanneemt.",
      data: "Het bestand is niet opgeslagen. Uw andere antwoorden staan misschien nog in het formulier als u teruggaat.",
      next: ["Ga terug en kies een kleiner bestand.", "Splits het op of comprimeer het."],
    },
    "422": {
      heading: "Sommige antwoorden moeten anders",
      what: "Het formulier is aangekomen, maar sommige antwoorden passen niet.",
      data: "Er is nog niets opgeslagen. Uw antwoorden staan misschien nog in het formulier als u teruggaat.",
      next: [
        "Ga terug naar het formulier en zoek de gemarkeerde antwoorden.",
        "Pas ze aan en verstuur het opnieuw.",
      ],
    },
    "429": {
      heading: "Te veel pogingen op dit moment",
      what: "Er waren veel pogingen in korte tijd. Een limiet houdt de dienst snel voor iedereen.",
      data: "De laatste poging is niet opgeslagen. Wat ervoor kwam, blijft zoals het was.",
      next: ["Wacht even voordat u het opnieuw probeert."],
    },
    "500": {
      heading: "Er ging iets mis bij ons",
      heading_noticed: "Er ging iets mis bij ons, en we weten ervan",
      heading_fixing: "Er ging iets mis bij ons, en we herstellen het",
      what: "U hebt dit niet veroorzaakt. Onze excuses.",
      data: unknownOutcome,
      next: ["Probeer het over een paar minuten opnieuw, of kom later terug.", checkFirst],
    },
    "502": {
      heading: "De dienst antwoordt niet",
      heading_noticed: "De dienst antwoordt niet, en we weten ervan",
      heading_fixing: "De dienst antwoordt niet, en we herstellen dat",
      what: ours,
      data: unknownOutcome,
      next: [checkFirst],
    },
    "503": {
      heading: "De dienst is nu niet beschikbaar",
      heading_noticed: "De dienst is niet beschikbaar, en we weten ervan",
      heading_fixing: "De dienst is niet beschikbaar, en we herstellen dat",
      what: `Het is erg druk of de dienst start opnieuw. ${ours}`,
      data: unknownOutcome,
      next: [checkFirst],
    },
    "504": {
      heading: "Dit duurt langer dan het zou moeten",
      heading_noticed: "Dit duurt te lang, en we weten ervan",
      heading_fixing: "Dit duurt te lang, en we herstellen het",
      what: `Het antwoord kwam niet op tijd. ${ours}`,
      data: "Uw laatste stap kan toch gelukt zijn.",
      next: [checkFirst],
    },
    maintenance: {
      heading: "De dienst is even gesloten",
      what: "We hebben hem bewust gesloten om eraan te werken.",
      data: "Wat u eerder hebt opgeslagen, blijft zoals het was.",
      next: ["Kom alstublieft iets later terug."],
    },
    recovering: {
      heading: "We hebben het probleem gevonden en herstellen het",
      heading_noticed: "We weten van het probleem",
      what: "Dit ligt aan ons, niet aan u. Onze excuses voor het wachten.",
      data: unknownOutcome,
      next: [checkFirst],
    },
    offline: {
      heading: "U bent offline",
      what: "Dit apparaat heeft nu geen verbinding met internet.",
      data: "Wat u hebt getypt, staat misschien nog in deze browser. Houd de pagina open.",
      next: [
        "Controleer de wifi of mobiele data van uw apparaat.",
        "Probeer het opnieuw als u verbinding hebt.",
      ],
    },
  },
  states: {
    noticed: "We hebben het probleem opgemerkt.",
    fixing: "We hebben het probleem opgemerkt en herstellen het nu.",
    checking: "We hebben een oplossing geprobeerd en controleren of die werkt.",
    back: "Het zou nu weer moeten werken.",
    needs_people:
      "Snel herstel hielp niet. De mensen die voor deze dienst zorgen, zijn gewaarschuwd.",
  },
  steps: {
    noticed: { done: "Opgemerkt", at: "om" },
    fixing: { later: "Hierna: herstel", now: "We herstellen het", done: "Herstel geprobeerd" },
    checking: {
      later: "We controleren of het werkt",
      now: "We controleren of het werkt",
      done: "Gecontroleerd",
    },
    back: { later: "U kunt weer verder", done: "Het zou weer moeten werken" },
  },
  phrases: {
    steps_label: "Wat er wordt gedaan",
    next_label: "Wat u kunt doen",
    wait_without_script: "Probeer het {time} opnieuw.",
    wait: "Blijf op deze pagina: ze kijkt {time} opnieuw.",
    looking: "Er wordt gekeken…",
    paused: "Deze pagina kijkt niet vanzelf.",
    stopped: "Deze pagina kijkt niet meer. Probeer het opnieuw wanneer u wilt.",
    open: "Misschien werkt het weer. Open de pagina opnieuw wanneer u wilt.",
    online: "Blijf op deze pagina: ze gaat weer open zodra u online bent.",
    check_now: "Nu kijken",
    try_again: "Opnieuw proberen",
    pause: "Niet meer kijken",
    resume: "Blijven kijken",
    home: "Startpagina",
    help: "Hulp nodig?",
    write: "Schrijf naar {contact}.",
    call: "Bel {contact}.",
    visit: "Open de hulppagina.",
    reference: "Als u om hulp vraagt, noem dan het kenmerk",
    reference_with_contact: "Noem het kenmerk",
    copy: "Kopiëren",
    copied: "Gekopieerd",
  },
};
