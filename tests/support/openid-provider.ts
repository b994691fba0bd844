import { createHash, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

type Claims = Record<string, unknown>;
type Grant = { nonce: string; challenge: string; claims: Claims };

export type OpenIdProvider = {
  issuer: string;
  /** Whom the provider signs in from now on. */
  claims: Claims;
  /** Follows the way a browser goes: from the authorisation address to where it sends the browser back. */
  authorise(address: string): URL;
  close(): Promise<void>;
};

/** A small OpenID Connect provider: discovery, keys, and the code flow with PKCE checked. */
export async function startOpenIdProvider(clientId: string): Promise<OpenIdProvider> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const grants = new Map<string, Grant>();
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (request.url === "/.well-known/openid-configuration") return answer(200, discovery(issuer));
    if (request.url === "/keys") {
      const key = { ...publicKey.export({ format: "jwk" }), kid: "1", use: "sig", alg: "RS256" };
      return answer(200, { keys: [key] });
    }
    const form = new URLSearchParams(await readText(request));
    const grant = grants.get(form.get("code") ?? "");
    const verifier = form.get("code_verifier") ?? "";
    const challenge = createHash("sha256").update(verifier).digest("base64url");
    if (!grant || grant.challenge !== challenge) return answer(400, { error: "invalid_grant" });
    const now = Math.floor(Date.now() / 1000);
    const times = { iat: now, exp: now + 300, nonce: grant.nonce };
    const id_token = sign({ iss: issuer, aud: clientId, ...times, ...grant.claims }, privateKey);
    return answer(200, { access_token: randomUUID(), token_type: "Bearer", id_token });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: OpenIdProvider = {
    issuer,
    claims: {},
    authorise(address) {
      const asked = new URL(address).searchParams;
      const code = randomUUID();
      grants.set(code, {
        nonce: asked.get("nonce") ?? "",
        challenge: asked.get("code_challenge") ?? "",
        claims: provider.claims,
      });
      const back = new URL(asked.get("redirect_uri") ?? "");
      back.searchParams.set("code", code);
      back.searchParams.set("state", asked.get("state") ?? "");
      return back;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return provider;
}

function discovery(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorise`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
  };
}

function sign(claims: Claims, key: Parameters<ReturnType<typeof createSign>["sign"]>[0]): string {
  const pack = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const content = `${pack({ alg: "RS256", kid: "1", typ: "JWT" })}.${pack(claims)}`;
  return `${content}.${createSign("RSA-SHA256").update(content).sign(key).toString("base64url")}`;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
