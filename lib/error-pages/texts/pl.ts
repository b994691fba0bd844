import type { Catalogue } from "#lib/error-pages/texts.ts";

const unknownOutcome = "Nie wiemy, czy ostatnia czynność została zapisana.";
const checkFirst = "Proszę to sprawdzić przed ponowieniem płatności lub zamówienia.";
const ours = "Przyczyna leży po naszej stronie. Przepraszamy.";

export const polish: Catalogue = {
  tag: "pl",
  direction: "ltr",
  gap: " ",
  reviewed: false,
  kinds: {
    "400": {
      heading: "Nie udało się odczytać tego żądania",
      what: "Link lub formularz, który prowadził tutaj, jest niepełny. Często to stara zakładka lub ucięty link.",
      data: "Nic nie zostało zapisane ani zmienione.",
      next: [
        "Proszę wrócić i spróbować ponownie.",
        "Zamiast używać linku, można wpisać adres ręcznie.",
      ],
    },
    "401": {
      heading: "Proszę się zalogować",
      what: "Ta strona wymaga konta albo nastąpiło wylogowanie w celu ochrony konta.",
      data: "Nie wiemy stąd, czy niezapisane odpowiedzi zostały zachowane.",
      next: ["Proszę się zalogować i otworzyć tę stronę ponownie."],
    },
    "403": {
      heading: "Brak dostępu do tej strony",
      what: "Używane konto jej nie obejmuje.",
      data: "Nic nie zostało zmienione.",
      next: ["Można użyć innego konta.", "O dostęp można poprosić osoby prowadzące tę stronę."],
    },
    "404": {
      heading: "Nie znaleziono strony",
      what: "Adres może zawierać literówkę, link może być stary albo strona została usunięta.",
      data: "To, co zapisano gdzie indziej, pozostaje bez zmian.",
      next: [
        "Proszę sprawdzić, czy w adresie nie ma literówki.",
        "Proszę wrócić i wybrać inny link.",
      ],
    },
    "408": {
      heading: "Połączenie było zbyt wolne",
      what: "Przesyłane dane nie dotarły w całości, więc przestaliśmy czekać.",
      data: "Nie zostały zapisane i nic nie wysłano dwa razy.",
      next: ["Proszę spróbować ponownie.", "Pomoże szybsze połączenie lub mniejszy plik."],
    },
    "413": {
      heading: "Ten plik jest za duży",
      what: "Przekracza rozmiar, który przyjmuje ta usługa.",
      data: "Plik nie został zapisany. Pozostałe odpowiedzi mogą nadal być w formularzu po powrocie.",
      next: ["Proszę wrócić i wybrać mniejszy plik.", "Plik można podzielić lub skompresować."],
    },
    "422": {
      heading: "Niektóre odpowiedzi wymagają zmiany",
      what: "Formularz dotarł, ale niektóre odpowiedzi nie pasują.",
      data: "Nic jeszcze nie zostało zapisane. Odpowiedzi mogą nadal być w formularzu po powrocie.",
      next: [
        "Proszę wrócić do formularza i znaleźć zaznaczone odpowiedzi.",
        "Proszę je zmienić i wysłać formularz ponownie.",
      ],
    },
    "429": {
      heading: "Na razie zbyt wiele prób",
      what: "W krótkim czasie było wiele prób. Limit sprawia, że usługa działa szybko dla wszystkich.",
      data: "Ostatnia próba nie została zapisana. Wcześniejsze dane pozostają bez zmian.",
      next: ["Proszę chwilę poczekać przed kolejną próbą."],
    },
    "500": {
      heading: "Coś poszło nie tak po naszej stronie",
      heading_noticed: "Coś poszło nie tak po naszej stronie i wiemy o tym",
      heading_fixing: "Coś poszło nie tak po naszej stronie i już to naprawiamy",
      what: "To nie Państwa wina. Przepraszamy.",
      data: unknownOutcome,
      next: ["Proszę spróbować ponownie za kilka minut lub wrócić później.", checkFirst],
    },
    "502": {
      heading: "Usługa nie odpowiada",
      heading_noticed: "Usługa nie odpowiada i wiemy o tym",
      heading_fixing: "Usługa nie odpowiada i już to naprawiamy",
      what: ours,
      data: unknownOutcome,
      next: [checkFirst],
    },
    "503": {
      heading: "Usługa jest teraz niedostępna",
      heading_noticed: "Usługa jest niedostępna i wiemy o tym",
      heading_fixing: "Usługa jest niedostępna i już to naprawiamy",
      what: `Jest bardzo obciążona lub uruchamia się ponownie. ${ours}`,
      data: unknownOutcome,
      next: [checkFirst],
    },
    "504": {
      heading: "To trwa dłużej, niż powinno",
      heading_noticed: "To trwa zbyt długo i wiemy o tym",
      heading_fixing: "To trwa zbyt długo i już to naprawiamy",
      what: `Odpowiedź nie nadeszła na czas. ${ours}`,
      data: "Ostatnia czynność mogła się mimo to udać.",
      next: [checkFirst],
    },
    maintenance: {
      heading: "Usługa jest na krótko zamknięta",
      what: "Zamknęliśmy ją celowo, aby nad nią popracować.",
      data: "To, co zapisano wcześniej, pozostaje bez zmian.",
      next: ["Proszę wrócić nieco później."],
    },
    recovering: {
      heading: "Znaleźliśmy problem i już go naprawiamy",
      heading_noticed: "Wiemy o problemie",
      what: "Przyczyna leży po naszej stronie. Przepraszamy, że trzeba czekać.",
      data: unknownOutcome,
      next: [checkFirst],
    },
    offline: {
      heading: "Brak połączenia z internetem",
      what: "To urządzenie nie ma teraz połączenia z internetem.",
      data: "Wpisane dane mogą nadal być w tej przeglądarce. Proszę nie zamykać strony.",
      next: [
        "Proszę sprawdzić Wi-Fi lub dane komórkowe urządzenia.",
        "Proszę spróbować ponownie, gdy połączenie wróci.",
      ],
    },
  },
  states: {
    noticed: "Zauważyliśmy problem.",
    fixing: "Zauważyliśmy problem i teraz go naprawiamy.",
    checking: "Podjęliśmy próbę naprawy i sprawdzamy, czy pomogła.",
    back: "Wszystko powinno już działać.",
    needs_people:
      "Szybka naprawa nie pomogła. Osoby, które opiekują się tą usługą, już o tym wiedzą.",
  },
  steps: {
    noticed: { done: "Zauważyliśmy problem", at: "o" },
    fixing: { later: "Następnie: naprawa", now: "Naprawiamy", done: "Próba naprawy wykonana" },
    checking: {
      later: "Sprawdzimy, czy działa",
      now: "Sprawdzamy, czy działa",
      done: "Sprawdzone",
    },
    back: { later: "Będzie można kontynuować", done: "Powinno już działać" },
  },
  phrases: {
    steps_label: "Co robimy",
    next_label: "Co można zrobić",
    wait_without_script: "Proszę spróbować ponownie {time}.",
    wait: "Proszę zostać na tej stronie: sprawdzi ponownie {time}.",
    looking: "Sprawdzamy…",
    paused: "Ta strona nie sprawdza sama.",
    stopped: "Ta strona przestała sprawdzać. Można spróbować ponownie w dowolnej chwili.",
    open: "Być może już działa. Stronę można otworzyć ponownie w dowolnej chwili.",
    online: "Proszę zostać na tej stronie: otworzy się ponownie, gdy wróci połączenie.",
    check_now: "Sprawdź teraz",
    try_again: "Spróbuj ponownie",
    pause: "Nie sprawdzaj",
    resume: "Sprawdzaj dalej",
    home: "Strona główna",
    help: "Potrzebna pomoc?",
    write: "Adres e-mail: {contact}.",
    call: "Telefon: {contact}.",
    visit: "Otwórz stronę pomocy.",
    reference: "Prosząc o pomoc, proszę podać numer",
    reference_with_contact: "Proszę podać numer",
    copy: "Kopiuj",
    copied: "Skopiowano",
  },
};
