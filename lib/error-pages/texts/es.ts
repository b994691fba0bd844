import type { Catalogue } from "#lib/error-pages/texts.ts";

const unknownOutcome = "No sabemos si se guardó su último paso.";
const checkFirst = "Compruébelo antes de repetir un pago o un pedido.";
const ours = "La causa está en nuestro lado, no en el suyo, y lo sentimos.";

export const spanish: Catalogue = {
  tag: "es",
  direction: "ltr",
  gap: " ",
  reviewed: false,
  kinds: {
    "400": {
      heading: "No pudimos leer esa solicitud",
      what: "El enlace o el formulario que le trajo aquí está incompleto. A menudo es un marcador antiguo o un enlace cortado.",
      data: "No se guardó ni se cambió nada.",
      next: [
        "Vuelva atrás e inténtelo de nuevo.",
        "Escriba la dirección en lugar de usar el enlace.",
      ],
    },
    "401": {
      heading: "Inicie sesión para continuar",
      what: "Esta página requiere una cuenta, o su sesión se cerró para proteger su cuenta.",
      data: "Desde aquí no podemos saber si se conservaron las respuestas sin guardar.",
      next: ["Inicie sesión y vuelva a abrir esta página."],
    },
    "403": {
      heading: "No tiene acceso a esta página",
      what: "La cuenta que está usando no la incluye.",
      data: "No se cambió nada.",
      next: [
        "Use otra cuenta si la tiene.",
        "Pida acceso a las personas responsables de esta página.",
      ],
    },
    "404": {
      heading: "Página no encontrada",
      what: "Puede que la dirección esté mal escrita, que el enlace sea antiguo o que la página se haya retirado.",
      data: "Lo que guardó en otro lugar sigue como estaba.",
      next: ["Compruebe que la dirección esté bien escrita.", "Vuelva atrás y elija otro enlace."],
    },
    "408": {
      heading: "Su conexión fue demasiado lenta",
      what: "Lo que envió no llegó completo, así que dejamos de esperar.",
      data: "No se guardó, y nada se envió dos veces.",
      next: ["Inténtelo de nuevo.", "Use una conexión más rápida o un archivo más pequeño."],
    },
    "413": {
      heading: "Ese archivo es demasiado grande",
      what: "Supera el tamaño que este servicio acepta.",
      data: "El archivo no se guardó. Puede que sus otras respuestas sigan en el formulario si vuelve atrás.",
      next: ["Vuelva atrás y elija un archivo más pequeño.", "Divídalo o comprímalo."],
    },
    "422": {
      heading: "Hay respuestas que cambiar",
      what: "El formulario llegó, pero algunas respuestas no encajan.",
      data: "Todavía no se guardó nada. Puede que sus respuestas sigan en el formulario si vuelve atrás.",
      next: [
        "Vuelva al formulario y busque las respuestas marcadas.",
        "Cámbielas y envíelo de nuevo.",
      ],
    },
    "429": {
      heading: "Demasiados intentos por ahora",
      what: "Hubo muchos intentos en poco tiempo. Un límite mantiene el servicio rápido para todos.",
      data: "El último intento no se guardó. Lo anterior sigue como estaba.",
      next: ["Espere un momento antes de intentarlo de nuevo."],
    },
    "500": {
      heading: "Algo salió mal en nuestro lado",
      heading_noticed: "Algo salió mal en nuestro lado, y ya lo sabemos",
      heading_fixing: "Algo salió mal en nuestro lado, y lo estamos arreglando",
      what: "Usted no lo causó, y lo sentimos.",
      data: unknownOutcome,
      next: ["Inténtelo de nuevo en unos minutos o vuelva más tarde.", checkFirst],
    },
    "502": {
      heading: "El servicio no responde",
      heading_noticed: "El servicio no responde, y ya lo sabemos",
      heading_fixing: "El servicio no responde, y lo estamos arreglando",
      what: ours,
      data: unknownOutcome,
      next: [checkFirst],
    },
    "503": {
      heading: "El servicio no está disponible ahora",
      heading_noticed: "El servicio no está disponible, y ya lo sabemos",
      heading_fixing: "El servicio no está disponible, y lo estamos arreglando",
      what: `Está muy ocupado o se está iniciando de nuevo. ${ours}`,
      data: unknownOutcome,
      next: [checkFirst],
    },
    "504": {
      heading: "Esto tarda más de lo debido",
      heading_noticed: "Esto tarda demasiado, y ya lo sabemos",
      heading_fixing: "Esto tarda demasiado, y lo estamos arreglando",
      what: `La respuesta no llegó a tiempo. ${ours}`,
      data: "Aun así, puede que su último paso haya funcionado.",
      next: [checkFirst],
    },
    maintenance: {
      heading: "El servicio está cerrado por un rato",
      what: "Lo cerramos a propósito para trabajar en él.",
      data: "Lo que guardó antes sigue como estaba.",
      next: ["Vuelva un poco más tarde, por favor."],
    },
    recovering: {
      heading: "Encontramos el problema y lo estamos arreglando",
      heading_noticed: "Ya conocemos el problema",
      what: "La causa está en nuestro lado, no en el suyo, y sentimos la espera.",
      data: unknownOutcome,
      next: [checkFirst],
    },
    offline: {
      heading: "No tiene conexión",
      what: "Este dispositivo no está conectado a internet en este momento.",
      data: "Puede que lo que escribió siga en este navegador. Mantenga la página abierta.",
      next: [
        "Compruebe la wifi o los datos móviles de su dispositivo.",
        "Inténtelo de nuevo cuando tenga conexión.",
      ],
    },
  },
  states: {
    noticed: "Hemos notado el problema.",
    fixing: "Hemos notado el problema y lo estamos arreglando.",
    checking: "Hemos probado un arreglo y estamos comprobando que funcione.",
    back: "Ya debería funcionar de nuevo.",
    needs_people:
      "Un arreglo rápido no bastó. Ya hemos avisado a las personas que cuidan este servicio.",
  },
  steps: {
    noticed: { done: "Problema detectado", at: "a las" },
    fixing: { later: "Después: un arreglo", now: "Lo estamos arreglando", done: "Arreglo probado" },
    checking: {
      later: "Comprobaremos que funcione",
      now: "Comprobamos que funcione",
      done: "Comprobado",
    },
    back: { later: "Podrá seguir donde estaba", done: "Ya debería funcionar" },
  },
  phrases: {
    steps_label: "Lo que estamos haciendo",
    next_label: "Lo que usted puede hacer",
    wait_without_script: "Inténtelo de nuevo {time}.",
    wait: "Quédese en esta página: volverá a comprobarlo {time}.",
    looking: "Comprobando…",
    paused: "Esta página no comprueba por sí sola.",
    stopped: "Esta página ya no comprueba. Inténtelo de nuevo cuando quiera.",
    open: "Puede que ya funcione. Vuelva a abrir la página cuando quiera.",
    online: "Quédese en esta página: se abrirá de nuevo cuando tenga conexión.",
    check_now: "Comprobar ahora",
    try_again: "Intentar de nuevo",
    pause: "Dejar de comprobar",
    resume: "Seguir comprobando",
    home: "Página de inicio",
    help: "¿Necesita ayuda?",
    write: "Escriba a {contact}.",
    call: "Llame al {contact}.",
    visit: "Abrir la página de ayuda.",
    reference: "Si pide ayuda, indique la referencia",
    reference_with_contact: "Indique la referencia",
    copy: "Copiar",
    copied: "Copiado",
  },
};
