import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { deleteLogo, putLogo } from "../../../settings/api.ts";
import { call, CallError, upload } from "../../client.ts";
import { useToast } from "../../kit/toast.tsx";
import { settingsQuery, type Settings } from "../../settings.ts";

/** Sets or takes away the logo; both can be taken back. A refusal is said beside it. */
export function useLogo({ logo }: Settings) {
  const { t } = useTranslation("settings");
  const { show } = useToast();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const keep = (saved: Settings) => queries.setQueryData(settingsQuery.queryKey, saved);
  const send = async (image: Blob) => {
    const form = new FormData();
    form.append("file", image, "logo");
    keep(await upload(putLogo, { form }));
  };
  const drop = async () => void keep(await call(deleteLogo));
  const attempt = async (work: () => Promise<void>, words: string) => {
    setBusy(true);
    setFault(undefined);
    try {
      const before = logo === null ? undefined : await readPicture(logo);
      await work();
      show({ text: words, undo: () => (before === undefined ? drop() : send(before)) });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFault(error.offline ? t("organisation.logo.offline") : (error.faultAt("/file") ?? error.message));
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    fault,
    put: (image: Blob) => attempt(() => send(image), t("organisation.logo.saved")),
    remove: () => attempt(drop, t("organisation.logo.removed")),
  };
}

async function readPicture(address: string): Promise<Blob> {
  const response = await fetch(address).catch(() => {
    throw new CallError(0, { title: "offline" });
  });
  return response.blob();
}
