/** A moment that is pointed at, focused or pressed: its element and RFC 3339. */
export type Told = { element: HTMLElement; at: string; pressed: boolean };

const openMilliseconds = 300;
/** Long enough to reach the card with the pointer. */
const closeMilliseconds = 250;

/**
 * Says which of the page's moments (`data-moment`) is to be told in full, or null. Listens once for the whole page, so
 * that hundreds of them cost nothing. What was pressed open stays until it is closed.
 */
export function watchMoments(tell: (told: Told | null) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isPressed = false;
  let isReturning = false;
  const stay = () => clearTimeout(timer);
  function after(milliseconds: number, act: () => void) {
    stay();
    timer = setTimeout(act, milliseconds);
  }
  function show(element: HTMLElement, pressed: boolean) {
    stay();
    if (isPressed && !pressed) return;
    isPressed = pressed;
    tell({ element, at: element.dataset.moment ?? "", pressed });
  }
  function close() {
    stay();
    isPressed = false;
    tell(null);
  }
  /** Focus comes back to where the card was pressed open, and does not open it again. */
  function comeBack(element: HTMLElement) {
    isReturning = true;
    element.focus();
    isReturning = false;
  }
  const leave = () => (isPressed ? undefined : after(closeMilliseconds, close));
  const stop = listen({
    pointerover: (element, event) =>
      event instanceof PointerEvent && event.pointerType === "mouse"
        ? after(openMilliseconds, () => show(element, false))
        : undefined,
    focusin: (element) =>
      !isReturning && element.matches(":focus-visible") ? show(element, false) : undefined,
    click: (element) => (element.tagName === "BUTTON" ? show(element, true) : undefined),
    pointerout: leave,
    focusout: leave,
  });
  return { stay, leave, close, comeBack, stop };
}

/** Listens on the document for events of moments; the answer ends it. */
function listen(on: Record<string, (element: HTMLElement, event: Event) => void>): () => void {
  const ending = new AbortController();
  for (const [type, act] of Object.entries(on)) {
    document.addEventListener(
      type,
      (event) => {
        const { target } = event;
        const element = target instanceof Element ? target.closest("[data-moment]") : null;
        if (element instanceof HTMLElement) act(element, event);
      },
      { signal: ending.signal },
    );
  }
  return () => ending.abort();
}
