/** Examples of the rules in rules/release/. */
import { config, type Example } from "./example.js";

export const releaseExamples: readonly Example[] = [
  {
    rule: "release-too-old",
    broken: 'images: {backendImage: {tag: "0.6.54"}}',
    kept: 'images: {backendImage: {tag: "0.7.0"}}',
    at: "1:30",
    path: "images.backendImage.tag",
  },
  {
    rule: "release-too-old",
    format: "compose",
    broken: "_LANGSMITH_IMAGE_VERSION=0.6.54",
    kept: "_LANGSMITH_IMAGE_VERSION=0.10.3",
    at: "8:26",
    path: "_LANGSMITH_IMAGE_VERSION",
  },
  {
    rule: "release-too-old",
    broken: 'images: {frontendImage: {tag: "0.6.54"}}',
    kept: `images: {frontendImage: {tag: "0.6.54"}}\n${config("basicAuth: {enabled: false}", "oauth: {enabled: true}")}`,
    at: "1:31",
    path: "images.frontendImage.tag",
  },
  {
    rule: "release-before-email-place",
    broken: 'images: {backendImage: {tag: "0.11.35"}}',
    kept: 'images: {backendImage: {tag: "0.11.36"}}',
    at: "1",
    path: "config.initialOrgAdminEmail",
  },
  {
    rule: "release-before-email-place",
    broken: 'images: {backendImage: {tag: "0.10"}}',
    kept: `images: {backendImage: {tag: "0.10"}}\n${config("basicAuth: {initialOrgAdminEmail: ada@harbour.example}")}`,
    at: "1",
    path: "config.initialOrgAdminEmail",
  },
  {
    rule: "image-tags-differ",
    broken: 'images: {backendImage: {tag: "0.13.1"}, frontendImage: {tag: "0.13.2"}}',
    kept: 'images: {backendImage: {tag: "0.13.1"}, frontendImage: {tag: "0.13.1"}, redisImage: {tag: "7"}}',
    at: "1:62",
    path: "images.frontendImage.tag",
  },
  {
    rule: "image-tag-moves",
    broken: "images: {backendImage: {tag: latest}}",
    kept: "images: {postgresImage: {tag: latest}}",
    at: "1:30",
    path: "images.backendImage.tag",
  },
  {
    rule: "image-tag-moves",
    format: "compose",
    broken: "_LANGSMITH_IMAGE_VERSION=latest",
    kept: "_LANGSMITH_IMAGE_VERSION=0.13.1",
    at: "8:26",
    path: "_LANGSMITH_IMAGE_VERSION",
  },
  {
    rule: "image-tag-moves",
    broken: "images: {frontendImage: {tag: Stable}}",
    kept: "images: {frontendImage: {tag: stable-0.13}, backendImage: {tag: v0.13-latest}}",
    at: "1:31",
    path: "images.frontendImage.tag",
  },
  {
    rule: "release-before-email-place",
    broken: "images: {backendImage: {tag: v0.11.9}}",
    kept: `images: {backendImage: {tag: v0.11.9}}\n${config("basicAuth: {enabled: false}", "oauth: {enabled: true}")}`,
    at: "1",
    path: "config.initialOrgAdminEmail",
  },
  {
    rule: "release-too-old",
    broken: "images: {backendImage: {tag: v0.6.99}}",
    kept: "images: {backendImage: {tag: v0.7.0}}",
    at: "1:30",
    path: "images.backendImage.tag",
  },
];
