import { HeadlessMantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { useTranslation } from "react-i18next";
import { goOnInPages } from "./go-on-in-pages.ts";
import { TipLayer } from "./kit/tip.tsx";
import { ToastProvider } from "./kit/toast.tsx";
import { makeQueryClient } from "./queries.ts";
import { makeRouter } from "./router.tsx";
import { sessionQuery } from "./session.ts";

// Menus, lists and dialogs open here: a landmark of its own, so that readers of the page's parts find them.
const theme = { components: { Portal: { defaultProps: { target: "#floats" } } } };

const outside = new Set(["/sign-in", "/password-reset", "/invitation", "/setup"]);

const queries = makeQueryClient(() => {
  queries.removeQueries({ queryKey: ["session"] });
  void router.invalidate();
});
const router = makeRouter(queries);
goOnInPages(router);

// Asked for before the words are there.
if (!outside.has(location.pathname)) void queries.prefetchQuery(sessionQuery);

/** Mantine gives behaviour only (headless): no style element of its own, which our content security policy forbids. */
export function App() {
  return (
    <StrictMode>
      <HeadlessMantineProvider theme={theme}>
        <QueryClientProvider client={queries}>
          <ToastProvider>
            <RouterProvider router={router} />
            <Floats />
            <TipLayer />
          </ToastProvider>
        </QueryClientProvider>
      </HeadlessMantineProvider>
    </StrictMode>
  );
}

function Floats() {
  const { t } = useTranslation("kit");
  return <section id="floats" aria-label={t("floats")} />;
}
