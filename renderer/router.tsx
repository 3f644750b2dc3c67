/** The window's screens and their addresses. The address is behind the #, so that any door can serve the page. */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from "@tanstack/react-router";
import { CrashNotice } from "./components/crash-notice.js";
import { Loading } from "./components/loading.js";
import { NotFound } from "./components/not-found.js";
import { ConnectScreen } from "./connect/connect-screen.js";
import { Shell } from "./shell/shell.js";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

// This list stands outside of addChildren, within which the addresses would lose their types and no link would be checked.
const screens = [
  createRoute({ getParentRoute: () => root, path: "/", component: ConnectScreen }),
  createRoute({
    getParentRoute: () => root,
    path: "/configuration",
    component: lazyRouteComponent(() => import("./configuration/configuration-screen.js"), "ConfigurationScreen"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/installation",
    component: lazyRouteComponent(() => import("./installation/installation-screen.js"), "InstallationScreen"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/read-only",
    component: lazyRouteComponent(() => import("./read-only/read-only-screen.js"), "ReadOnlyScreen"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/sign-in",
    component: lazyRouteComponent(() => import("./sign-in/sign-in-screen.js"), "SignInScreen"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/users",
    component: lazyRouteComponent(() => import("./users/users-screen.js"), "UsersScreen"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/users/$id",
    component: lazyRouteComponent(() => import("./users/member-screen.js"), "MemberScreen"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/invite-many",
    component: lazyRouteComponent(() => import("./bulk-invite/bulk-invite-screen.js"), "BulkInviteScreen"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/change-many",
    component: lazyRouteComponent(() => import("./bulk-change/bulk-change-screen.js"), "BulkChangeScreen"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/roles",
    component: lazyRouteComponent(() => import("./roles/roles-screen.js"), "RolesScreen"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/workspaces",
    component: lazyRouteComponent(() => import("./workspaces/workspaces-screen.js"), "WorkspacesScreen"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/sessions",
    component: lazyRouteComponent(() => import("./sessions/sessions-screen.js"), "SessionsScreen"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/audit",
    component: lazyRouteComponent(() => import("./audit/audit-screen.js"), "AuditScreen"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/settings",
    component: lazyRouteComponent(() => import("./policy/settings-screen.js"), "SettingsScreen"),
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(screens),
  history: createHashHistory(),
  defaultPreload: "intent",
  defaultErrorComponent: CrashNotice,
  defaultPendingComponent: () => <Loading what="the screen" />,
});

// A screen reader then reads the heading of the new screen.
router.subscribe("onRendered", ({ fromLocation, pathChanged }) => {
  if (fromLocation !== undefined && pathChanged) document.querySelector("h1")?.focus();
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
