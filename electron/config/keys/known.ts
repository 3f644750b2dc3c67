/**
 * The keys that the chart (langchain-ai/helm, 0.6 to 0.17) knows in the maps that are judged, taken from its values
 * files and templates. A map that is not listed here is free-form or none of our business.
 */

const certificate = "secretName certSecretKey keySecretKey";
const service = "name disableSecretCreation external containerPort statefulSet pdb service serviceAccount";

const known: Readonly<Record<string, string>> = {
  "": `nameOverride fullnameOverride namespace preInstallManifests commonAnnotations commonPodAnnotations commonLabels
    commonEnv commonVolumes commonVolumeMounts commonInitContainers commonPodSecurityContext commonDnsConfig clusterDomain
    images ingress gateway istioGateway sandboxes fleet engine insights engineInsightsAgent polly config aceBackend smithdb
    backend clickhouse frontend hostBackend listener platformBackend operator playground postgres queue ingestQueue redis
    fleetToolServer fleetTriggerServer agentGateway presidioAnalyzer`,
  images: `registry imagePullSecrets aceBackendImage backendImage engineInsightsAgentImage frontendImage operatorImage
    postgresImage redisImage clickhouseImage agentBuilderImage pollyAgentImage smithdbImage presidioAnalyzerImage
    sandboxHostImage`,
  config: `skipValidation existingSecretName disableSecretCreation langsmithLicenseKey deployment agentBuilder apiKeySalt
    logLevel authType initialOrgAdminEmail initialOrgName defaultWorkspaceName basicAuth superAdmins
    orgAdminsInstallationUsageExportEnabled userOrgCreationDisabled personalOrgsDisabled workspaceScopeOrgInvitesEnabled
    infoEndpointAuthRequired hostname frontendHostname basePath telemetry oauth signingJwks llmAuthProxyIssuer ttl
    blobStorage settings customLogo customErrorSupportMessage googleIapEnabled observability customCa security
    langchainEnv`,
  "config.basicAuth": "enabled initialOrgAdminEmail initialOrgAdminPassword jwtSecret",
  "config.oauth": `enabled oauthClientId oauthClientSecret oauthIssuerUrl oauthScopes oauthSessionMaxSec
    urlEncodeScopeSpaces`,
  "config.customCa": "secretName secretKey",
  "config.deployment": "enabled basePath tlsEnabled ingressHealthCheckEnabled uncappedResourcesEnabled",
  "config.blobStorage": `enabled engine chSearchEnabled minBlobStorageSizeKb accessKey accessKeySecret bucketName apiURL
    s3UsePathStyle kmsEncryptionEnabled kmsKeyArn azureStorageAccountName azureStorageAccountKey azureStorageContainerName
    azureStorageConnectionString azureStorageServiceUrlOverride`,
  "config.ttl": "enabled ttl_period_seconds",
  "config.ttl.ttl_period_seconds": "longlived shortlived",
  "config.telemetry": "logs metrics traces",
  "config.settings": "redisRunsExpirySeconds",
  postgres: service,
  "postgres.external": `enabled host port user password database schema connectionUrl connectionUrlSecretKey
    existingSecretName iamAuthProvider customTls clientCert`,
  "postgres.external.clientCert": certificate,
  redis: service,
  "redis.external": `enabled connectionUrl connectionUrlSecretKey existingSecretName iamAuthProvider clientCert
    clusterSafeMode cluster`,
  "redis.external.cluster": "enabled nodeUris nodeUrisSecretKey password passwordSecretKey tlsEnabled",
  "redis.external.clientCert": certificate,
  "clickhouse.external": `enabled hybrid host hostSecretKey port portSecretKey nativePort nativePortSecretKey user
    userSecretKey password passwordSecretKey database databaseSecretKey tls tlsSecretKey cluster existingSecretName
    clientCert`,
  "clickhouse.external.clientCert": certificate,
  ingress: "enabled ingressClassName annotations labels tls",
  gateway: "enabled name namespace sectionName annotations labels",
  istioGateway: "enabled name namespace annotations labels",
};

/** The keys of each judged map, by its dotted path; "" is the whole file. */
export const knownKeys: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(known).map(([path, keys]) => [path, keys.trim().split(/\s+/)]),
);
