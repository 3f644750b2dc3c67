/** Certificates made by openssl at test time: an authority, and what it signs for servers and clients. */
import { execFile } from "node:child_process";
import { chmod, chown, copyFile, mkdtemp, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const openssl = async (...args: readonly string[]): Promise<void> => {
  await promisify(execFile)("openssl", [...args]);
};

export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

export interface Authority {
  /** Path of the CA's own certificate. */
  readonly certificate: string;
  /** Signs for a common name; `names` as openssl writes them, such as `DNS:localhost`; expired ones ended in 2020. */
  sign(commonName: string, options?: { readonly names?: string; readonly expired?: boolean }): Promise<KeyPair>;
}

export const makeFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "gatehouse-certificates-"));

/** Makes a CA in `folder` with files named after it. */
export async function makeAuthority(folder: string, name: string): Promise<Authority> {
  const own = { certificate: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) };
  await openssl(
    ..."req -x509 -newkey rsa:2048 -nodes -days 2".split(" "),
    ...["-subj", `/CN=${name}`, "-keyout", own.key, "-out", own.certificate],
  );
  let signed = 0;
  return {
    certificate: own.certificate,
    sign: async (commonName, { names, expired = false } = {}) => {
      signed += 1;
      const base = join(folder, `${name}-${signed}`);
      const pair = { certificate: `${base}.crt`, key: `${base}.key` };
      await openssl(
        ..."req -newkey rsa:2048 -nodes".split(" "),
        ...["-subj", `/CN=${commonName}`, "-keyout", pair.key, "-out", `${base}.csr`],
      );
      // `openssl x509` of most versions cannot date a certificate back; `openssl ca` can, given a register to keep.
      await writeFile(`${base}.index`, "");
      await writeFile(`${base}.cnf`, registerConfiguration(base, names));
      const dates = expired ? ["-startdate", "20200101000000Z", "-enddate", "20200201000000Z"] : ["-days", "2"];
      await openssl(
        ...["ca", "-batch", "-notext", "-config", `${base}.cnf`, "-cert", own.certificate, "-keyfile", own.key],
        ...["-in", `${base}.csr`, "-out", pair.certificate, ...dates],
      );
      return pair;
    },
  };
}

const registerConfiguration = (base: string, names: string | undefined): string => `
[ca]
default_ca = register
[register]
database = ${base}.index
new_certs_dir = ${join(base, "..")}
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
${names === undefined ? "" : "x509_extensions = extensions"}
[any]
commonName = supplied
[extensions]
subjectAltName = ${names ?? "DNS:unused"}
`;

/** Puts a certificate and key into a data folder as NAME.crt and NAME.key, readable by the server's user alone. */
export async function installCertificate(dataFolder: string, pair: KeyPair, name = "server"): Promise<void> {
  const { uid, gid } = await stat(dataFolder);
  for (const [from, ending] of [
    [pair.certificate, "crt"],
    [pair.key, "key"],
  ] as const) {
    const path = join(dataFolder, `${name}.${ending}`);
    await copyFile(from, path);
    await chmod(path, 0o600);
    await chown(path, uid, gid);
  }
}
