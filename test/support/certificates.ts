import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { temporaryFolder } from "./temporary.js";

/** A certificate with its key, and the file that makes a client trust it. */
export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
  readonly file: string;
}

/**
 * A certificate that signs itself, made now and gone when the test ends: nothing trusts it but what is told to.
 *
 * @param names such as `IP:127.0.0.1` or `DNS:api.pictify.io`
 */
export function certificate(names: string): Certificate {
  const folder = temporaryFolder();
  const [key, file] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  openssl([
    ..."req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=stand-in".split(" "),
    ...["-keyout", key, "-out", file, "-days", "2", "-addext", `subjectAltName=${names}`],
  ]);
  return { cert: readFileSync(file), key: readFileSync(key), file };
}

/** The same, but it ended yesterday. */
export function expiredCertificate(names: string): Certificate {
  const { file: valid } = certificate(names);
  const key = join(dirname(valid), "key.pem");
  const file = join(dirname(valid), "expired.pem");
  openssl(["x509", "-in", valid, "-signkey", key, "-days", "-1", "-out", file]);
  return { cert: readFileSync(file), key: readFileSync(key), file };
}

function openssl(args: readonly string[]): void {
  execFileSync("openssl", args, { stdio: ["ignore", "ignore", "pipe"] });
}
