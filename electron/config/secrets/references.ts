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

const render = "Render the file first, and give Gatehouse the rendered one.";

/** Nobody writes these by chance: they are references wherever they stand. */
const certain: readonly Form[] = [
  form(
    /^ENC\[[A-Z0-9_-]+,/,
    "encrypted by sops",
    "Decrypt the file first, for example with sops -d, and give the clear text.",
  ),
  form(/^\$ANSIBLE_VAULT;/, "encrypted by Ansible Vault", "Decrypt the file first with ansible-vault decrypt."),
  form(/^-----BEGIN (AGE ENCRYPTED FILE|PGP MESSAGE)-----/, "encrypted", "Decrypt it first, and give the clear text."),
  form(/^(secret)?ref\+[a-z0-9]+:\/\//i, "a reference for vals", "Resolve the file first with vals eval."),
  form(/^op:\/\//i, "a reference to 1Password", "Resolve the file first with op inject."),
  form(
    /^>?>?vault:\S/i,
    "a reference to Vault",
    "Put the secret itself in its place, or name the Kubernetes Secret that holds it.",
  ),
  form(/^<path:.*>$/i, "a reference for the Argo CD Vault plugin", render),
  form(/^arn:aws[a-z-]*:(secretsmanager|ssm):/i, "the name of a secret in AWS", "Put the secret itself in its place."),
  form(/^\{\{resolve:/i, "a reference of CloudFormation", render),
  form(/^@Microsoft\.KeyVault\(/i, "a reference to Azure Key Vault", "Put the secret itself in its place."),
  form(
    /^projects\/[^/\s]+\/secrets\/[^/\s]+/,
    "the name of a secret in Google Cloud",
    "Put the secret itself in its place.",
  ),
  form(
    /^(aws-?ss?m|aws-?secrets?(manager)?|ssm|ssm-secure|secretsmanager|gcp-?(sm|secrets?(manager)?)|sm|az(ure)?-?k(ey)?v(ault)?|akv|bws|doppler|infisical|akeyless|conjur|keeper|lpass|bitwarden|secrets?|vault|env|file)(\+[a-z0-9]+)?:\/\/\S/i,
    "a reference to a store of secrets",
    "Put the secret itself in its place, or name the Kubernetes Secret that holds it.",
  ),
];

/** These are references where a setting is expected, and may be meant as they are elsewhere, as in a container's `$(NAME)`. */
const likely: readonly Form[] = [
  form(/\$\{\{.*\}\}/s, "an expression of GitHub Actions", render),
  form(/\{\{.*\}\}/s, "a template that was not rendered", render),
  form(/\$\{[A-Za-z_][^}]*\}/, "a variable that was not replaced", "Replace it first, for example with envsubst."),
  form(/\$\([A-Za-z_][\w.-]*\)/, "a variable that was not replaced", "Replace it first: in values the chart does not."),
  form(
    /^\$([A-Z_][A-Z0-9_]*|[a-z][a-z0-9]*(_[a-z0-9]+)+)$/,
    "a variable that was not replaced",
    "Replace it first, for example with envsubst.",
  ),
  form(/^%[A-Za-z_][A-Za-z0-9_]*%$/, "a variable that was not replaced", "Replace it first."),
  form(/^\(\([\w./-]+\)\)$/, "a variable of a pipeline", render),
  form(/^#\{[\w.:[\]-]+\}#?$/, "a variable of a pipeline", render),
  form(/^__[A-Za-z][\w.-]*__$/, "a token that was not replaced", "Replace it first."),
  form(/<%.*%>/s, "a template that was not rendered", render),
];

const find = (forms: readonly Form[], text: string): Reference | null =>
  forms.find(({ pattern }) => pattern.test(text.trim()))?.reference ?? null;

/** The reference that a text is for certain, wherever it stands; null for a value of its own. */
export const certainReference = (text: string): Reference | null => find(certain, text);

/** The reference that the text of a setting is; null for a value of its own. */
export const referenceIn = (text: string): Reference | null => certainReference(text) ?? find(likely, text);
