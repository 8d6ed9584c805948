import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet } from "@tanstack/react-router";
import { OutsideFailure } from "./frame/failure.tsx";
import { readSearch } from "./page-search.ts";

/** What all addresses hang on. */
export const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  validateSearch: readSearch,
  errorComponent: OutsideFailure,
});

export const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  component: lazyRouteComponent(() => import("./sign-in/pages.ts"), "SignInPage"),
});
export const passwordReset = createRoute({
  getParentRoute: () => root,
  path: "/password-reset",
  component: lazyRouteComponent(() => import("./sign-in/pages.ts"), "PasswordResetPage"),
});
export const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitation",
  component: lazyRouteComponent(() => import("./sign-in/pages.ts"), "InvitationPage"),
});
export const setUp = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  component: lazyRouteComponent(() => import("./set-up/pages.ts"), "SetUpPage"),
});
