/** Values that some other tool was to replace or decrypt before the file is used, and did not. */

/** What a value stands for, and what has to be done before the file is used. */
export interface Reference {
  /** Ends the sentence "The value is …". */
  readonly what: string;
  readonly remedy: string;
}

interface Form {
  readonly pattern: RegExp;
  readonly reference: Reference;
}

const form = (pattern: RegExp, what: string, remedy: string): Form => ({ pattern, reference: { what, remedy } });

const itself = "Put the secret itself in its place.";
const orName = "Put the secret itself in its place, or name the Kubernetes Secret that holds it.";
const clearText = "Decrypt it first, and give the clear text.";
const replace = "Replace it first.";
const notByChart = "Replace it first: in values the chart does not.";
const render = "Render the file first, and give Gatehouse the rendered one.";

/** Nobody writes these by chance: they are references wherever they stand. */
const certain: readonly Form[] = [
  form(/^ENC\[PKCS7,|^DEC(\(\d+\))?::PKCS7\[|^ENC\([A-Za-z0-9+/=]{16,}\)$/, "encrypted", clearText),
  form(/^(\{cipher\}|EJ\[\d+:|encrypted:[A-Za-z0-9+/=]{24,}$)/, "encrypted", clearText),
  form(
    /^ENC\[[A-Z0-9_-]+,/,
    "encrypted by sops",
    "Decrypt the file first, for example with sops -d, and give the clear text.",
  ),
  form(/^\$ANSIBLE_VAULT;/, "encrypted by Ansible Vault", "Decrypt the file first with ansible-vault decrypt."),
  form(/^-----BEGIN (AGE ENCRYPTED FILE|PGP MESSAGE)-----/, "encrypted", clearText),
  form(/\b(secret)?ref\+[a-z0-9]+:\/\//i, "a reference for vals", "Resolve the file first with vals eval."),
  form(/^op:\/\//i, "a reference to 1Password", "Resolve the file first with op inject."),
  form(/^<path:.*>$/i, "a reference for the Argo CD Vault plugin", render),
  form(/^arn:aws[a-z-]*:(secretsmanager|ssm):/i, "the name of a secret in AWS", itself),
  form(/^\{\{resolve:/i, "a reference of CloudFormation", render),
  form(/^@Microsoft\.KeyVault\(/i, "a reference to Azure Key Vault", itself),
  form(
    /^(\/\/secretmanager\.googleapis\.com\/|gcp:secretmanager:)?projects\/[^/\s]+\/secrets\/[^/\s]+/,
    "the name of a secret in Google Cloud",
    itself,
  ),
  form(
    /^(aws-?ss?m|aws-?secrets?(manager)?|ssm|ssm-secure|secretsmanager|gcp-?(sm|secrets?(manager)?)|sm|az(ure)?-?k(ey)?v(ault)?|akv|bws|doppler|infisical|akeyless|conjur|keeper|keyvault|lastpass|lpass|berglas|bitwarden|bw|chamber|secrets?|vault)(\+[a-z0-9]+)?:\/\/\S/i,
    "a reference to a store of secrets",
    orName,
  ),
];

/** These are references where a setting is expected, and may be meant as they are elsewhere, as in a container's `$(NAME)`. */
const likely: readonly Form[] = [
  form(/\$\{\{.*\}\}/s, "an expression of GitHub Actions", render),
  form(/\{\{.*\}\}|\{%.*%\}|<%.*%>|^\[\[.*\]\]$|^%\{.*\}$/s, "a template that was not rendered", render),
  form(/\$\{[A-Za-z_][^}]*\}/, "a variable that was not replaced", "Replace it first, for example with envsubst."),
  form(/\$\([A-Z_][A-Z0-9_.-]*\)|^\$\([A-Za-z_][\w.-]*\)$/, "a variable that was not replaced", notByChart),
  form(/^\$\([a-z][\w./-]* [^()]*\)$|^`[a-z][\w./-]* [^`]*`$/, "a command that no shell has run", render),
  form(
    /^\$([A-Z_][A-Z0-9_]*|[a-z][a-z0-9]*(_[a-z0-9]+)+)$/,
    "a variable that was not replaced",
    "Replace it first, for example with envsubst.",
  ),
  form(/^(%{1,2})[A-Za-z_]\w*\1$|^\$env:\w+$|^env:(\/\/)?\w+$/i, "a variable that was not replaced", replace),
  form(/^(@{1,2})([A-Z_][A-Z0-9_]*|[a-z]\w*(\.\w+)+)\1$/, "a variable that was not replaced", replace),
  form(/^\(\([\w./-]+\)\)$|^\$\[.*\]$/, "a variable of a pipeline", render),
  form(/^#\{[\w.:[\]-]+\}#?$/, "a variable of a pipeline", render),
  form(/^__[A-Za-z][\w.-]*__$/, "a token that was not replaced", replace),
  form(/^>?>?vault:\S/i, "a reference to Vault", orName),
  form(/^(arn:aws[a-z-]*:kms:|\/aws\/reference\/secretsmanager\/)/i, "a name in AWS", itself),
  form(/^https:\/\/[\w-]+\.vault\.(azure|usgovcloudapi|microsoftazure)\.\w+\/secrets\//i, "a secret's address", itself),
  form(/^vaults\/[^/\s]+\/items\/\S/, "the name of an item in 1Password", itself),
  form(/^(ssm|secretsmanager|akeyless):\/?[\w.-][\w./-]*$/i, "a reference to a store of secrets", itself),
  form(/^(file:\S|@?\/(var\/)?run\/secrets\/\S)/, "the path of a file", itself),
  form(/^Ag[A-Za-z0-9+/]{300,}={0,2}$/, "encrypted for Sealed Secrets", clearText),
];

/** What every certain form, and every likely one, begins with or holds; most values have nothing of it. */
const maybeCertain = new RegExp(
  `^\\s*(?:[$@{<>/-]|${["enc", "dec", "ej\\[", "arn", "op:", "project", "gcp:", "vault", "[a-z0-9+-]+://"].join("|")})|ref\\+`,
  "i",
);
const maybeLikely = /[$%@{(#`[]|^\s*(?:__|>*[a-z]+:|\/|Ag|vaults\/)/i;

const find = (forms: readonly Form[], text: string): Reference | null =>
  forms.find(({ pattern }) => pattern.test(text.trim()))?.reference ?? null;

/** False for nearly every value: it is then no reference of any form. */
export const mayBeReference = (text: string): boolean => maybeCertain.test(text) || maybeLikely.test(text);

/** The reference that a text is for certain, wherever it stands; null for a value of its own. */
export const certainReference = (text: string): Reference | null =>
  maybeCertain.test(text) ? find(certain, text) : null;

/** The reference that the text of a setting is; null for a value of its own. */
export const referenceIn = (text: string): Reference | null =>
  certainReference(text) ?? (maybeLikely.test(text) ? find(likely, text) : null);
