/** Examples of the rule unresolved-reference: every form that tools leave behind, and texts that only look like one. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references that were not replaced are what is tested here
import { basic, config, type Example } from "./example.js";

const secret = (broken: string, kept: string, says: RegExp): Example => ({
  rule: "unresolved-reference",
  broken: basic(`jwtSecret: ${JSON.stringify(broken)}`),
  kept: basic(`jwtSecret: ${JSON.stringify(kept)}`),
  at: "3:16",
  path: "config.basicAuth.jwtSecret",
  blocks: true,
  says,
  fix: null,
});

const elsewhere = (broken: string, kept: string): Example => ({
  rule: "unresolved-reference",
  broken: `commonEnv:\n  - name: REGION\n    value: ${JSON.stringify(broken)}\n`,
  kept: `commonEnv:\n  - name: REGION\n    value: ${JSON.stringify(kept)}\n`,
  at: "3:12",
  path: "commonEnv[0].value",
});

const inEnv = (broken: string, kept: string): Example => ({
  rule: "unresolved-reference",
  format: "compose",
  broken: `INITIAL_ORG_ADMIN_PASSWORD='${broken}'\n`,
  kept: `INITIAL_ORG_ADMIN_PASSWORD='${kept}'\n`,
  at: "8:28",
  path: "INITIAL_ORG_ADMIN_PASSWORD",
  blocks: true,
});

const manifest = (value: string): string =>
  `apiVersion: v1\nkind: Secret\nmetadata:\n  name: login\nstringData:\n  initial_org_admin_password: ${value}\n`;

export const referencesExamples: readonly Example[] = [
  secret("ENC[AES256_GCM,data:Tr7=,iv:aB=,tag:cD=,type:str]", "ENCLAVE-of-the-7-Harbours-and-Quays", /sops -d/),
  secret("$ANSIBLE_VAULT;1.1;AES256", "ANSIBLE_VAULT;1.1;AES256-and-more-of-it", /ansible-vault/),
  secret("-----BEGIN AGE ENCRYPTED FILE-----", "-----BEGIN OF A LONG SECRET-----7", /[Dd]ecrypt/),
  secret("-----BEGIN PGP MESSAGE-----", "-----BEGIN PGP-----and-then-some-more", /[Dd]ecrypt/),
  secret("ref+vault://secret/prod#/AdminPassword", "preference+vault-secret-prod-7-Quays", /vals/),
  secret("secretref+awssecrets://prod/jwt", "secretref-awssecrets-prod-jwt-7-Quays", /vals/),
  secret("op://Prod/LangSmith/jwt-secret", "top://Prod/LangSmith/jwt-secret/7-Quays", /op inject/),
  secret("vault:secret/data/x#y", "vaults:secret/data/x#y-and-more-of-it-7", /Vault/),
  secret(">>vault:secret/data/x#y", "-vault:secret/data/x#y-and-more-of-it-7", /Vault/),
  secret("<path:secret/data/x#y>", "<path:secret/data/x#y>-and-more-of-it-7", /Argo CD/),
  secret("arn:aws:secretsmanager:eu-west-1:1:secret:x", "barn:aws:secretsmanager:eu-west-1:1:sec", /AWS/),
  secret("{{resolve:secretsmanager:x:SecretString}}", "resolve:secretsmanager:x:SecretString-77", /CloudFormation/),
  secret("@Microsoft.KeyVault(SecretUri=https://x/y)", "Microsoft.KeyVault(SecretUri=https://x/y", /Azure/),
  secret("projects/12/secrets/jwt/versions/latest", "projects-12-secrets-jwt-versions-latest-7", /Google Cloud/),
  secret("azurekeyvault://prod/jwt", "https-azurekeyvault://prod/jwt-and-more-7", /store of secrets/),
  secret("gcpsm://prod/jwt", "agcpsm://prod/jwt-and-more-of-it-7-Quays", /store of secrets/),
  secret("awssm://prod/jwt", "awssm:/prod/jwt-and-more-of-it-7-Quays-a", /store of secrets/),
  secret("${{ secrets.JWT_SECRET }}", "secrets.JWT_SECRET-and-more-of-it-7-Quays", /GitHub/),
  secret("{{ .Values.jwt }}", "{ .Values.jwt }-and-more-of-it-7-Quays-a", /template/),
  secret("a{{ jwt }}b", "a{{ jwt-and-more-of-it-7-Quays-and-Boats", /template/),
  secret("${JWT_SECRET}", "$-JWT_SECRET-and-more-of-it-7-Quays-and-B", /envsubst/),
  secret("prod-${JWT_SECRET}", "prod-${7JWT_SECRET-and-more-of-it-Quays-a", /envsubst/),
  secret("$(JWT_SECRET)", "$(JWT SECRET)-and-more-of-it-7-Quays-and-", /not replaced/),
  secret("$LANGSMITH_JWT_SECRET_PROD", "$LANGSMITH_JWT_SECRET_PROD-and-more-of-7", /envsubst/),
  secret("$jwt_secret", "$jwtsecretandmoreofitsevenquaysandboats", /envsubst/),
  secret("%JWT_SECRET%", "%JWT_SECRET%-and-more-of-it-7-Quays-and-B", /not replaced/),
  secret("((jwt-secret))", "((jwt secret))-and-more-of-it-7-Quays-and", /pipeline/),
  secret("#{jwt.secret}#", "#{jwt.secret}#-and-more-of-it-7-Quays-and", /pipeline/),
  secret("__JWT_SECRET__", "__JWT_SECRET-and-more-of-it-7-Quays-and-B", /token/),
  secret("<%= ENV['JWT'] %>", "<= ENV['JWT'] >-and-more-of-it-7-Quays-an", /template/),
  elsewhere("ENC[AES256_GCM,data:Tr7=,type:str]", "$(NODE_REGION)"),
  elsewhere("op://Prod/region", "{{ region }}"),
  inEnv("op://Prod/LangSmith/admin-password", "Quiet-op://-Harbour-17"),
  inEnv("${ADMIN_PASSWORD}", "Quiet-Harbour-{17}"),
  {
    rule: "unresolved-reference",
    broken: config("initialOrgAdminEmail: ref+vault://prod#/email"),
    kept: config("initialOrgAdminEmail: ref+vault@harbour.example"),
    at: "2:25",
    path: "config.initialOrgAdminEmail",
    blocks: true,
  },
  {
    rule: "unresolved-reference",
    broken: config("hostname: ${HOST}"),
    kept: config("hostname: host.harbour.io"),
    at: "2:13",
    path: "config.hostname",
  },
  {
    rule: "unresolved-reference",
    format: "manifest",
    broken: manifest("vault:secret/data/x#y"),
    kept: manifest("Quiet-Harbour-17"),
    at: "6:31",
    path: "stringData.initial_org_admin_password",
    blocks: true,
  },
];
