/** Checks hashes and tokens with other implementations of argon2 and JWT: Debian's python3-argon2 and python3-jwt. */
import { execFileSync, spawnSync } from "node:child_process";

const python = ["python3", "/usr/bin/python3"].find(
  (program) => spawnSync(program, ["-c", "import argon2, jwt"], { stdio: "ignore" }).status === 0,
);

/** True if both are installed. If not, the tests are skipped with a warning; with CI set they run and fail. */
export function hasPython(): boolean {
  if (python !== undefined || process.env.CI !== undefined) return true;
  console.warn("SKIPPED: checks by other libraries need: apt-get install python3-argon2 python3-jwt");
  return false;
}

/** Runs a script with JSON on its standard input, and returns the JSON that it prints. */
function run(script: string, input: unknown): unknown {
  if (python === undefined) throw new Error("missing: apt-get install python3-argon2 python3-jwt");
  return JSON.parse(execFileSync(python, ["-c", script], { input: JSON.stringify(input), encoding: "utf8" }));
}

/** True if argon2-cffi, which uses the reference implementation, accepts the password for the PHC string. */
export const verifiesElsewhere = (phc: string, password: string): boolean =>
  run(
    `import argon2, json, sys
phc, password = json.load(sys.stdin)
try: print(json.dumps(argon2.PasswordHasher().verify(phc, password)))
except argon2.exceptions.VerifyMismatchError: print("false")`,
    [phc, password],
  ) === true;

/** Returns the claims of a token after PyJWT has verified it. */
export const decodeElsewhere = (token: string, secret: string, audience: string): unknown =>
  run(
    `import jwt, json, sys
token, secret, audience = json.load(sys.stdin)
print(json.dumps(jwt.decode(token, secret, algorithms=["HS256"], audience=audience, issuer="gatehouse")))`,
    [token, secret, audience],
  );
