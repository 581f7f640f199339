import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import tls from "node:tls";

type Environment = Readonly<Record<string, string | undefined>>;

/** Where Linux distributions keep their certificates: crypto/x509/root_linux.go. */
const systemFiles = [
  "/etc/ssl/certs/ca-certificates.crt",
  "/etc/pki/tls/certs/ca-bundle.crt",
  "/etc/ssl/ca-bundle.pem",
  "/etc/pki/tls/cacert.pem",
  "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
  "/etc/ssl/cert.pem",
];

/**
 * The authorities Go would trust: SSL_CERT_FILE and SSL_CERT_DIR in place of the system's files, else the system's,
 * else Node's own list. Reading is left until the first TLS connection: it costs tens of milliseconds.
 */
export function secureContextFor(env: Environment): tls.SecureContext {
  const own = [...fromFile(env["SSL_CERT_FILE"]), ...fromDirs(env["SSL_CERT_DIR"])];
  const authorities = own.length > 0 || env["SSL_CERT_FILE"] ? own : systemAuthorities();
  return tls.createSecureContext(authorities.length > 0 ? { ca: [...authorities] } : {});
}

function systemAuthorities(): readonly string[] {
  const file = systemFiles.find((path) => existsSync(path));
  if (file !== undefined) return fromFile(file);
  // Node ≥ 22.15 reads the keychains of macOS and Windows; the bundled list stays as well.
  return tls.getCACertificates ? [...tls.getCACertificates("system"), ...tls.rootCertificates] : [];
}

function fromFile(path: string | undefined): readonly string[] {
  if (!path) return [];
  try {
    return [readFileSync(path, "utf8")];
  } catch {
    return [];
  }
}

function fromDirs(dirs: string | undefined): readonly string[] {
  return (dirs ?? "")
    .split(":")
    .filter((dir) => dir !== "")
    .flatMap((dir) => (existsSync(dir) ? readdirSync(dir).flatMap((name) => fromFile(join(dir, name))) : []))
    .filter((text) => text.includes("-----BEGIN CERTIFICATE-----"));
}
