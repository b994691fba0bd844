const member =
  /<member>\s*<name>([^<]*)<\/name>\s*<value>\s*(?:<(?:string|int|i4|i8|boolean|double)>([^<]*)<\/[a-z0-9]+>|<string\s*\/>|([^<]*))\s*<\/value>\s*<\/member>/g;

/** A call with text and boolean parameters, the only kinds that supervisord's methods here take. */
export function encodeCall(method: string, params: (string | boolean)[]): string {
  const values = params.map((value) =>
    typeof value === "boolean"
      ? `<param><value><boolean>${value ? 1 : 0}</boolean></value></param>`
      : `<param><value><string>${escapeXml(value)}</string></value></param>`,
  );
  return `<?xml version="1.0"?><methodCall><methodName>${method}</methodName><params>${values.join("")}</params></methodCall>`;
}

export type Reply = { fault: string | null; struct: Record<string, string> };

/** Reads a reply as one flat struct of scalars, or a fault. Null when it is no XML-RPC reply at all. */
export function decodeReply(xml: string): Reply | null {
  if (!/<methodResponse>[\s\S]*<\/methodResponse>/.test(xml)) return null;
  const struct = Object.fromEntries(
    [...xml.matchAll(member)].map(([, name, typed, plain]) => [
      unescapeXml(name ?? ""),
      unescapeXml(typed ?? plain ?? ""),
    ]),
  );
  const fault = /<fault>/.test(xml) ? (struct.faultString ?? "unnamed fault") : null;
  return { fault, struct };
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const characters: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
};

function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (character) => entities[character] ?? "");
}

function unescapeXml(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => characters[entity] ?? entity);
}
