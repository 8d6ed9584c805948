import { HeadlessMantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { TipLayer } from "./kit/tip.tsx";
import { ToastProvider } from "./kit/toast.tsx";
import { makeQueryClient } from "./queries.ts";
import { makeRouter } from "./router.tsx";

const queries = makeQueryClient(() => {
  queries.removeQueries({ queryKey: ["session"] });
  void router.invalidate();
});
const router = makeRouter(queries);

/** Mantine gives behaviour only (headless): no style element of its own, which our content security policy forbids. */
export function App() {
  return (
    <StrictMode>
      <HeadlessMantineProvider>
        <QueryClientProvider client={queries}>
          <ToastProvider>
            <RouterProvider router={router} />
            <TipLayer />
          </ToastProvider>
        </QueryClientProvider>
      </HeadlessMantineProvider>
    </StrictMode>
  );
}
