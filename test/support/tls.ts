import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fixture, type TempDir } from "./fixture.ts";

/** A certificate authority of its own with one leaf for `host` and 127.0.0.1, good or long expired. */
export interface TestAuthority extends Disposable {
  /** PEM file of the authority: SSL_CERT_FILE (go), GIT_SSL_CAINFO (git), NODE_EXTRA_CA_CERTS. */
  readonly caFile: string;
  readonly key: Buffer;
  readonly cert: Buffer;
}

const config = (host: string): string => `[ca]
default_ca=d
[d]
database=index.txt
serial=serial
new_certs_dir=.
default_md=sha256
policy=p
unique_subject=no
x509_extensions=e
[p]
commonName=supplied
[e]
subjectAltName=DNS:${host},IP:127.0.0.1
`;

const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];

/** Keys are made by openssl at test time; nothing secret is kept in the repository. */
export function makeAuthority(host: string, validity: "good" | "expired" = "good"): TestAuthority {
  const files: TempDir = fixture({ "index.txt": "", serial: "01\n", "ca.cnf": config(host) }, "tls");
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: files.dir, stdio: "pipe" });
  openssl(
    "req",
    "-x509",
    ...newKey,
    "-days",
    "30",
    "-subj",
    "/CN=test-ca",
    "-keyout",
    "ca.key",
    "-out",
    "ca.pem",
  );
  openssl("req", ...newKey, "-subj", `/CN=${host}`, "-keyout", "leaf.key", "-out", "leaf.csr");
  const dates =
    validity === "good" ? ["-days", "20"] : ["-startdate", "20250101000000Z", "-enddate", "20250201000000Z"];
  const signing = [
    "ca",
    "-batch",
    "-config",
    "ca.cnf",
    "-keyfile",
    "ca.key",
    "-cert",
    "ca.pem",
    "-in",
    "leaf.csr",
  ];
  writeFileSync(files.path("log"), openssl(...signing, "-out", "leaf.pem", ...dates));
  return {
    caFile: files.path("ca.pem"),
    key: readFileSync(files.path("leaf.key")),
    cert: readFileSync(files.path("leaf.pem")),
    [Symbol.dispose]: () => files[Symbol.dispose](),
  };
}
