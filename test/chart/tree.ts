/** Plain data as read from YAML. */
export const isMap = (value: unknown): value is { [key: string]: unknown } =>
  value !== null && typeof value === "object" && !Array.isArray(value);
