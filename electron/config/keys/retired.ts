/** Keys of earlier charts that a newer chart refuses or no longer reads, with the keys that took their place. */

export interface RetiredKey {
  readonly path: string;
  /** The path that is used now; null where nothing took its place. */
  readonly now: string | null;
}

const toBackendImage = [
  "platformBackendImage",
  "hostBackendImage",
  "playgroundImage",
  "fleetToolServerImage",
  "fleetTriggerServerImage",
  "agentBuilderToolServerImage",
  "agentBuilderTriggerServerImage",
];

/** The services whose autoscaling changed; the agents keep `autoscaling.enabled`. */
const autoscaledServices: readonly string[] = [
  "aceBackend",
  "backend",
  "frontend",
  "hostBackend",
  "listener",
  "platformBackend",
  "playground",
  "queue",
  "ingestQueue",
];

export const retiredKeys: readonly RetiredKey[] = [
  { path: "config.subdomain", now: "config.basePath" },
  { path: "config.langgraphPlatform", now: "config.deployment" },
  { path: "config.deployment.rootDomain", now: "config.hostname" },
  { path: "config.deployment.langgraphPlatformLicenseKey", now: null },
  { path: "config.orgCreationDisabled", now: "config.userOrgCreationDisabled" },
  { path: "config.insights", now: "insights" },
  { path: "config.polly", now: "polly" },
  { path: "config.openaiApiKey", now: null },
  { path: "config.fullTextSearch", now: null },
  { path: "agentBuilderToolServer", now: "fleetToolServer" },
  { path: "agentBuilderTriggerServer", now: "fleetTriggerServer" },
  { path: "backend.agentBootstrap", now: null },
  { path: "listener.templates", now: "operator.templates" },
  ...autoscaledServices.flatMap((service) =>
    ["createHpa", "type", "enabled"].map((key) => ({
      path: `${service}.autoscaling.${key}`,
      now: `${service}.autoscaling.hpa.enabled or keda.enabled`,
    })),
  ),
  ...["namePrefix", "apiServer", "queue", "postgres", "redis"].map((key) => ({
    path: `insights.${key}`,
    now: `engineInsightsAgent.${key}`,
  })),
  ...["insightsAgentImage", "insightsEngineImage"].map((key) => ({
    path: `images.${key}`,
    now: "images.engineInsightsAgentImage",
  })),
  ...toBackendImage.map((key) => ({ path: `images.${key}`, now: "images.backendImage" })),
  { path: "images.hubBackendImage", now: null },
  { path: "images.quickwitImage", now: null },
  ...["hubBackend", "apiIngress", "hostQueue", "quickwit", "e2eTest"].map((path) => ({ path, now: null })),
];
