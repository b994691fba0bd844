import { documentNonce } from "#components/layout/document-nonce.ts";

/** Runs before any other script of a page: how its libraries live under the page's security policy. */
const underThePolicy = {
  // Dialogs keep the page behind them from scrolling by a style that they write with this nonce.
  __webpack_nonce__: documentNonce(),
  // Without it zod tries whether it may compile schemas to code, which the policy refuses and reports.
  __zod_globalConfig: { jitless: true },
};

Object.assign(globalThis, underThePolicy);
