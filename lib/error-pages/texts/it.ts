import type { Catalogue } from "#lib/error-pages/texts.ts";

const unknownOutcome = "Non sappiamo se la Sua ultima operazione è stata salvata.";
const checkFirst = "Lo verifichi prima di ripetere un pagamento o un ordine.";
const ours = "Dipende da noi, non da Lei, e ci scusiamo.";

export const italian: Catalogue = {
  tag: "it",
  direction: "ltr",
  gap: " ",
  reviewed: false,
  kinds: {
    "400": {
      heading: "Non siamo riusciti a leggere la richiesta",
      what: "Il link o il modulo che L’ha portata qui è incompleto. Spesso è un vecchio segnalibro o un link tagliato.",
      data: "Nulla è stato salvato o modificato.",
      next: ["Torni indietro e riprovi.", "Scriva l’indirizzo invece di usare il link."],
    },
    "401": {
      heading: "Acceda per continuare",
      what: "Questa pagina richiede un account, oppure la sessione è stata chiusa per proteggere il Suo account.",
      data: "Da qui non possiamo sapere se le risposte non salvate sono state conservate.",
      next: ["Acceda, poi apra di nuovo questa pagina."],
    },
    "403": {
      heading: "Non ha accesso a questa pagina",
      what: "L’account che sta usando non la comprende.",
      data: "Nulla è stato modificato.",
      next: [
        "Usi un altro account, se ne ha uno.",
        "Chieda l’accesso ai responsabili di questa pagina.",
      ],
    },
    "404": {
      heading: "Pagina non trovata",
      what: "L’indirizzo può essere scritto male, il link può essere vecchio o la pagina è stata rimossa.",
      data: "Ciò che ha salvato altrove resta com’era.",
      next: [
        "Controlli che l’indirizzo sia scritto bene.",
        "Torni indietro e scelga un altro link.",
      ],
    },
    "408": {
      heading: "La connessione era troppo lenta",
      what: "Ciò che ha inviato non è arrivato per intero, quindi abbiamo smesso di aspettare.",
      data: "Non è stato salvato, e nulla è stato inviato due volte.",
      next: ["Riprovi.", "Usi una connessione più veloce o un file più piccolo."],
    },
    "413": {
      heading: "Questo file è troppo grande",
      what: "Supera la dimensione che questo servizio accetta.",
      data: "Il file non è stato salvato. Le altre risposte potrebbero essere ancora nel modulo, se torna indietro.",
      next: ["Torni indietro e scelga un file più piccolo.", "Lo divida in parti o lo comprima."],
    },
    "422": {
      heading: "Alcune risposte sono da cambiare",
      what: "Il modulo è arrivato, ma alcune risposte non vanno bene.",
      data: "Nulla è stato ancora salvato. Le risposte potrebbero essere ancora nel modulo, se torna indietro.",
      next: ["Torni al modulo e cerchi le risposte segnalate.", "Le cambi e lo invii di nuovo."],
    },
    "429": {
      heading: "Troppi tentativi per ora",
      what: "Ci sono stati molti tentativi in poco tempo. Un limite mantiene il servizio veloce per tutti.",
      data: "L’ultimo tentativo non è stato salvato. Ciò che è venuto prima resta com’era.",
      next: ["Aspetti un momento prima di riprovare."],
    },
    "500": {
      heading: "Qualcosa è andato storto da parte nostra",
      heading_noticed: "Qualcosa è andato storto da parte nostra, e ne siamo al corrente",
      heading_fixing: "Qualcosa è andato storto da parte nostra, e lo stiamo risolvendo",
      what: "Non dipende da Lei, e ci scusiamo.",
      data: unknownOutcome,
      next: ["Riprovi tra qualche minuto, o torni più tardi.", checkFirst],
    },
    "502": {
      heading: "Il servizio non risponde",
      heading_noticed: "Il servizio non risponde, e ne siamo al corrente",
      heading_fixing: "Il servizio non risponde, e lo stiamo ripristinando",
      what: ours,
      data: unknownOutcome,
      next: [checkFirst],
    },
    "503": {
      heading: "Il servizio non è disponibile al momento",
      heading_noticed: "Il servizio non è disponibile, e ne siamo al corrente",
      heading_fixing: "Il servizio non è disponibile, e lo stiamo ripristinando",
      what: `È molto occupato o si sta riavviando. ${ours}`,
      data: unknownOutcome,
      next: [checkFirst],
    },
    "504": {
      heading: "Ci vuole più tempo del dovuto",
      heading_noticed: "Ci vuole troppo tempo, e ne siamo al corrente",
      heading_fixing: "Ci vuole troppo tempo, e stiamo risolvendo",
      what: `La risposta non è arrivata in tempo. ${ours}`,
      data: "L’ultima operazione potrebbe comunque essere riuscita.",
      next: [checkFirst],
    },
    maintenance: {
      heading: "Il servizio è chiuso per poco tempo",
      what: "Lo abbiamo chiuso di proposito, per lavorarci.",
      data: "Ciò che ha salvato prima resta com’era.",
      next: ["Torni un po’ più tardi."],
    },
    recovering: {
      heading: "Abbiamo trovato il problema e lo stiamo risolvendo",
      heading_noticed: "Siamo al corrente del problema",
      what: "Dipende da noi, non da Lei, e ci scusiamo per l’attesa.",
      data: unknownOutcome,
      next: [checkFirst],
    },
    offline: {
      heading: "Non è in linea",
      what: "Questo dispositivo non è connesso a internet in questo momento.",
      data: "Ciò che ha scritto potrebbe essere ancora in questo browser. Tenga aperta la pagina.",
      next: [
        "Controlli il Wi-Fi o i dati mobili del dispositivo.",
        "Riprovi quando la connessione è tornata.",
      ],
    },
  },
  states: {
    noticed: "Abbiamo notato il problema.",
    fixing: "Abbiamo notato il problema e lo stiamo risolvendo.",
    checking: "Abbiamo provato una soluzione e verifichiamo che funzioni.",
    back: "Ora dovrebbe funzionare di nuovo.",
    needs_people:
      "Una soluzione rapida non è bastata. Chi si occupa di questo servizio è stato avvisato.",
  },
  steps: {
    noticed: { done: "Problema notato", at: "alle" },
    fixing: {
      later: "Poi: una soluzione",
      now: "Lo stiamo risolvendo",
      done: "Soluzione provata",
    },
    checking: {
      later: "Verifichiamo che funzioni",
      now: "Verifichiamo che funzioni",
      done: "Verificato",
    },
    back: { later: "Potrà riprendere da dov’era", done: "Dovrebbe funzionare" },
  },
  phrases: {
    steps_label: "Che cosa stiamo facendo",
    next_label: "Che cosa può fare",
    wait_without_script: "Riprovi {time}.",
    wait: "Resti su questa pagina: controlla di nuovo {time}.",
    looking: "Controllo in corso…",
    paused: "Questa pagina non controlla da sola.",
    stopped: "Questa pagina ha smesso di controllare. Riprovi quando vuole.",
    open: "Forse funziona di nuovo. Riapra la pagina quando vuole.",
    online: "Resti su questa pagina: si riapre quando torna la connessione.",
    check_now: "Controlla ora",
    try_again: "Riprova",
    pause: "Non controllare più",
    resume: "Continua a controllare",
    home: "Pagina iniziale",
    help: "Serve aiuto?",
    write: "Scriva a {contact}.",
    call: "Chiami il {contact}.",
    visit: "Apri la pagina di aiuto.",
    reference: "Se chiede aiuto, indichi il riferimento",
    reference_with_contact: "Indichi il riferimento",
    copy: "Copia",
    copied: "Copiato",
  },
};
