import type { Catalogue } from "#lib/error-pages/texts.ts";

const unknownOutcome = "Nous ne savons pas si votre dernière action a été enregistrée.";
const checkFirst = "Vérifiez-le avant de refaire un paiement ou une commande.";
const ours = "Cela vient de nous, pas de vous, et nous en sommes désolés.";

export const french: Catalogue = {
  tag: "fr",
  direction: "ltr",
  gap: " ",
  reviewed: false,
  kinds: {
    "400": {
      heading: "Nous n’avons pas pu lire cette demande",
      what: "Le lien ou le formulaire qui vous a conduit ici est incomplet. C’est souvent un ancien favori ou un lien coupé.",
      data: "Rien n’a été enregistré ni modifié.",
      next: [
        "Revenez en arrière et réessayez.",
        "Saisissez vous-même l’adresse au lieu d’utiliser le lien.",
      ],
    },
    "401": {
      heading: "Connectez-vous pour continuer",
      what: "Cette page demande un compte, ou votre session a été fermée pour protéger votre compte.",
      data: "D’ici, nous ne pouvons pas dire si les réponses non enregistrées ont été gardées.",
      next: ["Connectez-vous, puis ouvrez de nouveau cette page."],
    },
    "403": {
      heading: "Vous n’avez pas accès à cette page",
      what: "Le compte que vous utilisez ne donne pas accès à cette page.",
      data: "Rien n’a été modifié.",
      next: [
        "Utilisez un autre compte si vous en avez un.",
        "Demandez l’accès aux responsables de cette page.",
      ],
    },
    "404": {
      heading: "Page introuvable",
      what: "L’adresse est peut-être mal saisie, le lien ancien ou la page supprimée.",
      data: "Ce que vous avez enregistré ailleurs reste inchangé.",
      next: [
        "Vérifiez qu’il n’y a pas de faute de frappe dans l’adresse.",
        "Revenez en arrière et choisissez un autre lien.",
      ],
    },
    "408": {
      heading: "Votre connexion était trop lente",
      what: "Votre envoi n’est pas arrivé en entier, nous avons donc cessé d’attendre.",
      data: "Il n’a pas été enregistré, et rien n’a été envoyé deux fois.",
      next: ["Réessayez.", "Utilisez une connexion plus rapide ou un fichier plus petit."],
    },
    "413": {
      heading: "Ce fichier est trop volumineux",
      what: "Il dépasse la taille que ce service accepte.",
      data: "Le fichier n’a pas été enregistré. Vos autres réponses sont peut-être encore dans le formulaire si vous revenez en arrière.",
      next: [
        "Revenez en arrière et choisissez un fichier plus petit.",
        "Divisez-le ou compressez-le.",
      ],
    },
    "422": {
      heading: "Certaines réponses sont à modifier",
      what: "Le formulaire est arrivé, mais certaines réponses ne conviennent pas.",
      data: "Rien n’est encore enregistré. Vos réponses sont peut-être encore dans le formulaire si vous revenez en arrière.",
      next: [
        "Revenez au formulaire et cherchez les réponses signalées.",
        "Modifiez-les, puis envoyez-le de nouveau.",
      ],
    },
    "429": {
      heading: "Trop d’essais pour le moment",
      what: "Il y a eu beaucoup d’essais en peu de temps. Une limite garde le service rapide pour tous.",
      data: "Le dernier essai n’a pas été enregistré. Ce qui précède reste inchangé.",
      next: ["Attendez un moment avant de réessayer."],
    },
    "500": {
      heading: "Un problème est survenu de notre côté",
      heading_noticed: "Un problème est survenu de notre côté, et nous le savons",
      heading_fixing: "Un problème est survenu de notre côté, et nous le réparons",
      what: "Vous n’y êtes pour rien, et nous en sommes désolés.",
      data: unknownOutcome,
      next: ["Réessayez dans quelques minutes, ou revenez plus tard.", checkFirst],
    },
    "502": {
      heading: "Le service ne répond pas",
      heading_noticed: "Le service ne répond pas, et nous le savons",
      heading_fixing: "Le service ne répond pas, et nous le réparons",
      what: ours,
      data: unknownOutcome,
      next: [checkFirst],
    },
    "503": {
      heading: "Le service n’est pas disponible pour le moment",
      heading_noticed: "Le service n’est pas disponible, et nous le savons",
      heading_fixing: "Le service n’est pas disponible, et nous le réparons",
      what: `Il est très sollicité ou il redémarre. ${ours}`,
      data: unknownOutcome,
      next: [checkFirst],
    },
    "504": {
      heading: "Cela prend plus de temps que prévu",
      heading_noticed: "Cela prend trop de temps, et nous le savons",
      heading_fixing: "Cela prend trop de temps, et nous y travaillons",
      what: `La réponse n’est pas arrivée à temps. ${ours}`,
      data: "Votre dernière action a peut-être quand même abouti.",
      next: [checkFirst],
    },
    maintenance: {
      heading: "Le service est fermé pour un court moment",
      what: "Nous l’avons fermé volontairement, pour y travailler.",
      data: "Ce que vous avez enregistré auparavant reste inchangé.",
      next: ["Revenez un peu plus tard."],
    },
    recovering: {
      heading: "Nous avons trouvé le problème et le réparons",
      heading_noticed: "Nous avons connaissance du problème",
      what: "Cela vient de nous, pas de vous, et nous sommes désolés de l’attente.",
      data: unknownOutcome,
      next: [checkFirst],
    },
    offline: {
      heading: "Vous êtes hors ligne",
      what: "Cet appareil n’est pas relié à internet en ce moment.",
      data: "Ce que vous avez saisi est peut-être encore dans ce navigateur. Laissez la page ouverte.",
      next: [
        "Vérifiez le Wi-Fi ou les données mobiles de votre appareil.",
        "Réessayez une fois la connexion revenue.",
      ],
    },
  },
  states: {
    noticed: "Nous avons remarqué le problème.",
    fixing: "Nous avons remarqué le problème et le réparons maintenant.",
    checking: "Nous avons tenté une réparation et vérifions qu’elle fonctionne.",
    back: "Tout devrait fonctionner de nouveau.",
    needs_people:
      "Une réparation rapide n’a pas suffi. Les responsables de ce service ont été prévenus.",
  },
  steps: {
    noticed: { done: "Problème remarqué", at: "à" },
    fixing: {
      later: "Ensuite : la réparation",
      now: "Nous réparons",
      done: "Réparation tentée",
    },
    checking: {
      later: "Nous vérifions le résultat",
      now: "Nous vérifions le résultat",
      done: "Résultat vérifié",
    },
    back: { later: "Vous pourrez reprendre", done: "Tout devrait fonctionner" },
  },
  phrases: {
    steps_label: "Ce que nous faisons",
    next_label: "Ce que vous pouvez faire",
    wait_without_script: "Réessayez {time}.",
    wait: "Restez sur cette page : elle vérifie de nouveau {time}.",
    looking: "Vérification en cours…",
    paused: "Cette page ne vérifie plus d’elle-même.",
    stopped: "Cette page a cessé de vérifier. Réessayez quand vous voulez.",
    open: "Cela fonctionne peut-être de nouveau. Rouvrez la page quand vous voulez.",
    online: "Restez sur cette page : elle se rouvrira dès votre retour en ligne.",
    check_now: "Vérifier maintenant",
    try_again: "Réessayer",
    pause: "Ne plus vérifier",
    resume: "Continuer à vérifier",
    home: "Page d’accueil",
    help: "Besoin d’aide ?",
    write: "Écrivez à {contact}.",
    call: "Appelez le {contact}.",
    visit: "Ouvrir la page d’aide.",
    reference: "Si vous demandez de l’aide, indiquez la référence",
    reference_with_contact: "Indiquez la référence",
    copy: "Copier",
    copied: "Copié",
  },
};
