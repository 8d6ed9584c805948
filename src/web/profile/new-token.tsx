import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { makeToken } from "../../tokens/api.ts";
import { call, CallError } from "../client.ts";
import { Radio } from "../kit/checks.tsx";
import { AskDialog } from "../kit/ask-dialog.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { Field } from "../kit/field.tsx";
import { TextField } from "../kit/text-field.tsx";
import { CallNote } from "../prove/call-note.tsx";
import { faultAt } from "../prove/fault-at.ts";
import { useProven } from "../prove/prove-context.ts";
import { ExpiryField, endOf, type Expiry } from "./expiry-field.tsx";
import { MadeToken } from "./made-token.tsx";
import { ScopeField } from "./scope-field.tsx";
import { useCloseTwice } from "./use-close-twice.ts";
import "./tokens.css";

/** A token for a program: its name, what it may, how long; then the token itself, this once. */
export function NewToken({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("profile");
  const queries = useQueryClient();
  const proven = useProven();
  const form = useRef<HTMLDivElement>(null);
  const [name, setName] = useState("");
  const [kind, setKind] = useState<"reads" | "rights">("reads");
  const [scopes, setScopes] = useState<readonly string[]>([]);
  const [expiry, setExpiry] = useState<Expiry>({ days: "90", day: null });
  const [tried, setTried] = useState(false);
  const ends = endOf(expiry);
  const making = useMutation({
    mutationFn: (expiresAt: string) =>
      proven(() => call(makeToken, { body: { name, scopes: kind === "reads" ? "reads" : [...scopes], expiresAt } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["tokens"] }),
  });
  const { warned, askClose } = useCloseTwice(making.data !== undefined, onClose);
  const missing = {
    name: tried && name.trim() === "" ? t("tokens.nameMissing") : undefined,
    scopes: tried && kind === "rights" && scopes.length === 0 ? t("tokens.scopesMissing") : undefined,
    ends: tried && ends === undefined ? t("tokens.endMissing") : undefined,
  };
  const submit = () => {
    setTried(true);
    const isWhole = name.trim() !== "" && (kind === "reads" || scopes.length > 0);
    if (isWhole && ends !== undefined) return making.mutate(ends);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
  };
  if (making.data)
    return (
      <Dialog open onClose={askClose} title={t("tokens.madeTitle", { name: making.data.name })}>
        <MadeToken token={making.data.token} warned={warned} onKept={onClose} />
      </Dialog>
    );
  return (
    <AskDialog
      wide
      onClose={onClose}
      onGo={submit}
      title={t("tokens.make")}
      go={t("tokens.makeNow")}
      busy={making.isPending}
    >
      <div ref={form}>
        <TextField
          label={t("tokens.name")}
          hint={t("tokens.nameHint")}
          maxLength={100}
          required="unmarked"
          data-autofocus
          value={name}
          onChange={setName}
          error={missing.name ?? faultAt(making.error, "/name")}
        />
        <Field label={t("tokens.may")} group>
          {() => (
            <div className="token-kinds">
              <Radio
                name="token-kind"
                checked={kind === "reads"}
                onChange={() => setKind("reads")}
                detail={t("tokens.readsDetail")}
              >
                {t("tokens.reads")}
              </Radio>
              <Radio
                name="token-kind"
                checked={kind === "rights"}
                onChange={() => setKind("rights")}
                detail={t("tokens.rightsDetail")}
              >
                {t("tokens.rights")}
              </Radio>
            </div>
          )}
        </Field>
        {kind === "rights" && (
          <ScopeField value={scopes} onChange={setScopes} error={missing.scopes ?? faultInScopes(making.error)} />
        )}
        <ExpiryField value={expiry} onChange={setExpiry} error={missing.ends ?? faultAt(making.error, "/expiresAt")} />
        <CallNote error={making.error} />
      </div>
    </AskDialog>
  );
}

/** Of a list the server names the place within it. */
function faultInScopes(error: Error | null): string | undefined {
  if (!(error instanceof CallError)) return undefined;
  return error.problem.errors?.find(({ pointer }) => pointer.startsWith("/scopes"))?.detail;
}
