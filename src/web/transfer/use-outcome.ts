import { useNavigate, useSearch } from "@tanstack/react-router";
import { outcomes, type Outcome } from "./import-query.ts";

/** Which rows are shown, as the address says it. */
export function useOutcome(): [outcome: Outcome | undefined, turn: (outcome: Outcome | undefined) => void] {
  const { outcome: asked } = useSearch({ strict: false });
  const navigate = useNavigate();
  const turn = (outcome: Outcome | undefined) =>
    void navigate({ to: ".", search: (now) => ({ ...now, outcome }), replace: true });
  return [outcomes.find((name) => name === asked), turn];
}
