/** How the window looks: one quiet blue, system fonts, and colors that keep their contrast (WCAG AA) in both schemes. */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

const harbor: MantineColorsTuple = [
  "#eef4fa",
  "#dde9f4",
  "#b6cfe6",
  "#8db4d9",
  "#6c9ecd",
  "#558fc6",
  "#4383bf",
  "#2f6ba4",
  "#225a8f",
  "#11466f",
];

const slate: MantineColorsTuple = [
  "#d3d6db",
  "#b2b7bf",
  "#969ca6",
  "#6a717c",
  "#424954",
  "#333942",
  "#252a31",
  "#1b1f25",
  "#15181d",
  "#101216",
];

export const theme = createTheme({
  primaryColor: "harbor",
  primaryShade: { light: 7, dark: 7 },
  colors: { harbor, dark: slate },
  black: "#1c2430",
  defaultRadius: "md",
  autoContrast: true,
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  components: {
    // Mantine makes a dialog's header a banner of the page, and leaves its close button without a name.
    Modal: {
      defaultProps: { attributes: { header: { role: "presentation" } }, closeButtonProps: { "aria-label": "Close" } },
    },
  },
  headings: {
    fontWeight: "650",
    sizes: { h1: { fontSize: "1.5rem" }, h2: { fontSize: "1.125rem" }, h3: { fontSize: "0.95rem" } },
  },
});

/** Replaces those of Mantine's colors whose contrast is below 4.5:1: dimmed, placeholder, error and the light variants. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--gatehouse-canvas": "#f4f6f8",
    "--gatehouse-surface": "#ffffff",
    "--mantine-color-dimmed": "#515b68",
    "--mantine-color-placeholder": "#68727f",
    "--mantine-color-error": "#b42323",
    "--mantine-color-default-border": "#c9d0d8",
    "--mantine-color-teal-light": "#e0f4ec",
    "--mantine-color-teal-light-color": "#06503a",
    "--mantine-color-yellow-light": "#fdf0cc",
    "--mantine-color-yellow-light-color": "#6b4300",
    "--mantine-color-red-light": "#fdeaea",
    "--mantine-color-red-light-color": "#8c1c1c",
    "--mantine-color-gray-light-color": "#38414d",
  },
  dark: {
    "--gatehouse-canvas": "var(--mantine-color-dark-8)",
    "--gatehouse-surface": "var(--mantine-color-dark-7)",
    "--mantine-color-body": "var(--mantine-color-dark-7)",
    "--mantine-color-dimmed": "var(--mantine-color-dark-1)",
    "--mantine-color-placeholder": "var(--mantine-color-dark-2)",
    "--mantine-color-error": "#ff9c9c",
    "--mantine-color-harbor-light": "#1e3348",
    "--mantine-color-harbor-light-hover": "#26405a",
    "--mantine-color-teal-light": "#14372d",
    "--mantine-color-yellow-light": "#40300f",
    "--mantine-color-red-light": "#432023",
    "--mantine-color-gray-light": "#2f353e",
  },
});
