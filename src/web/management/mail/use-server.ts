import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { putMailSettings } from "../../../mail/api.ts";
import { call, CallError } from "../../client.ts";
import { useToast } from "../../kit/toast.tsx";
import { mailSettingsQuery, type MailSettings } from "./mail.ts";

/** What is typed; a password never comes from the server, so that it is either typed or left as it is. */
export type Server = Omit<MailSettings, "hasPassword"> & { password: string };

const keys = ["host", "port", "security", "user", "password", "certificate", "fromAddress", "fromName"] as const;
/** Who could point the settings elsewhere would be told the password there. */
const toServer: readonly (keyof Server)[] = ["host", "port", "security", "user", "certificate"];

const fresh: Server = {
  host: "",
  port: 587,
  security: "starttls",
  user: "",
  password: "",
  certificate: "",
  fromAddress: "",
  fromName: "",
};

/** Where mail servers listen (RFC 8314; 25 and 587 by RFC 6409). */
const usualPorts = { none: 25, starttls: 587, tls: 465 } as const;

export interface ServerModel {
  after: Server;
  changes: number;
  busy: boolean;
  change: (typed: Partial<Server>) => void;
  discard: () => void;
  /** Whether it worked. */
  save: () => Promise<boolean>;
  refusal: CallError | undefined;
  faultAt: (key: keyof Server) => string | undefined;
  hasPassword: boolean;
  /** Another server would be told the password that is kept: it is asked for anew. */
  asksPassword: boolean;
}

export function useServer(settings: MailSettings | null): ServerModel {
  const { t, i18n } = useTranslation("mail");
  const { show } = useToast();
  const queries = useQueryClient();
  const [typed, setTyped] = useState<Partial<Server>>({});
  const [refusal, setRefusal] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const before = settings ? { ...fresh, ...withoutMark(settings) } : fresh;
  const after = { ...before, ...typed };
  const changed = keys.filter((key) => after[key] !== before[key]);
  const hasPassword = settings?.hasPassword ?? false;
  return {
    after,
    changes: changed.length,
    busy,
    // The port follows the encryption as long as it is the usual one.
    change: (more) =>
      setTyped((now) => {
        const was = { ...before, ...now };
        const port = more.security && was.port === usualPorts[was.security] ? usualPorts[more.security] : undefined;
        return { ...now, ...(port !== undefined && { port }), ...more };
      }),
    discard: () => {
      setTyped({});
      setRefusal(undefined);
    },
    refusal,
    faultAt: (key) => (changed.length > 0 ? refusal?.faultAt(`/${key}`) : undefined),
    hasPassword,
    asksPassword: hasPassword && after.password === "" && changed.some((key) => toServer.includes(key)),
    async save() {
      setBusy(true);
      try {
        const { password, ...rest } = after;
        const body = { ...rest, host: rest.host.trim(), ...(password !== "" && { password }) };
        queries.setQueryData(mailSettingsQuery(i18n.language).queryKey, await call(putMailSettings, { body }));
        void queries.invalidateQueries({ queryKey: ["mail"] });
        setTyped({});
        setRefusal(undefined);
        show({ text: t("server.saved"), detail: t("server.savedWords") });
        return true;
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        setRefusal(error);
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}

function withoutMark({ hasPassword: _, ...rest }: MailSettings): Omit<Server, "password"> {
  return rest;
}
