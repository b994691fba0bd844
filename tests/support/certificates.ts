import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const binary = "openssl";
/** Why the tests that need a certificate cannot run here, or null when they can. */
export const opensslMissing = (() => {
  try {
    execFileSync(binary, ["version"], { stdio: "ignore" });
    return null;
  } catch {
    return "openssl is not installed (on Debian: apt-get install openssl)";
  }
})();

export type Certificates = { ca: string; key: string; cert: string };

/** An authority of the test's own, and a certificate for 127.0.0.1 that it signed. */
export function makeCertificates(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), "paramedic-tls-"));
  const openssl = (...parts: string[]) => {
    execFileSync(binary, parts, { cwd: folder, stdio: "ignore" });
  };
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  writeFileSync(join(folder, "names"), "subjectAltName=IP:127.0.0.1\n");
  const own = ["-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=test authority"];
  openssl("req", "-x509", ...curve, "-days", "2", ...own);
  openssl("req", ...curve, "-keyout", "key.pem", "-out", "request", "-subj", "/CN=test server");
  const signed = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2"];
  openssl("x509", "-req", "-in", "request", ...signed, "-extfile", "names", "-out", "cert.pem");
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  const made = { ca: read("ca.pem"), key: read("key.pem"), cert: read("cert.pem") };
  rmSync(folder, { recursive: true, force: true });
  return made;
}
