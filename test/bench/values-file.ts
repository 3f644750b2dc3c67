/** Helm values of any length, as an installation with many services writes them; a checker finds next to nothing in them. */

/** The values that matter for login. */
const login = [
  "config:",
  "  authType: mixed",
  "  langsmithLicenseKey: lic_7d20b94c1ae5f",
  "  apiKeySalt: mH4nQ8wE2rT6yU1iO5pA9sD3fG7hJ0kL",
  "  hostname: installation.example.com",
  "  initialOrgAdminEmail: ada@example.com",
  "  basicAuth:",
  "    enabled: true",
  "    initialOrgAdminPassword: Steady-Lantern-42-Bridge",
  "    jwtSecret: zX6cV2bN8mK4jH0gF5dS1aP9oI3uY7tR",
];

const service = (number: number): readonly string[] => [
  `service${number}:`,
  "  # How this service is run.",
  `  name: "service-${number}"`,
  "  deployment:",
  `    replicas: ${(number % 5) + 1}`,
  "    resources:",
  '      limits: { cpu: "2", memory: 4Gi }',
  "      requests:",
  "        cpu: 500m",
  "        memory: 1Gi",
  "    extraEnv:",
  `      - name: SERVICE_${number}_LEVEL`,
  '        value: "info"',
  `      - name: SERVICE_${number}_ADDRESS`,
  `        value: https://service-${number}.example.com:8443/in`,
  "    labels:",
  `      app.kubernetes.io/name: service-${number}`,
  "    annotations: {}",
  "    nodeSelector: {}",
  "    tolerations: []",
];

/** A text of `lines` lines, with the login's values in its middle. */
export function makeValues(lines: number): string {
  const text: string[] = [];
  let number = 0;
  const fill = (end: number): void => {
    while (text.length < end) {
      number += 1;
      text.push(...service(number));
    }
  };
  fill(Math.floor(lines / 2));
  text.push(...login);
  fill(lines);
  return `${text.slice(0, lines).join("\n")}\n`;
}
