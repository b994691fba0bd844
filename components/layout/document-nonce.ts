/** The nonce of this document's security policy, which browsers tell only to scripts; none where there is no policy. */
export function documentNonce(): string | undefined {
  return document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce || undefined;
}
