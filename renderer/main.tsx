/** Starts the page: loads the styles, sets up the providers and renders the first screen. */
import "./mantine.js";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { CrashBoundary } from "./components/crash-notice.js";
import { seedNewConsole } from "./new-console.js";
import { readNonce, shareNonce } from "./nonce.js";
import { queryClient } from "./queries.js";
import { router } from "./router.js";
import { resolveVariables, theme } from "./theme.js";

shareNonce();
seedNewConsole();
const nonce = readNonce();
const container = document.getElementById("root");
if (container !== null) {
  const root = createRoot(container);
  // Before its route is loaded, the router would render an empty page.
  void router.load().finally(() =>
    root.render(
      <StrictMode>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={resolveVariables}
          defaultColorScheme="auto"
          getStyleNonce={() => nonce}
        >
          <CrashBoundary>
            <QueryClientProvider client={queryClient}>
              <RouterProvider router={router} />
            </QueryClientProvider>
          </CrashBoundary>
        </MantineProvider>
      </StrictMode>,
    ),
  );
}
