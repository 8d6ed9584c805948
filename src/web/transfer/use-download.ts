import { useState } from "react";
import {
  exportCompanies,
  exportContacts,
  exportEquipment,
  exportSelected,
  exportSelectedCompanies,
  exportSelectedEquipment,
} from "../../transfer/api.ts";
import { urlOf } from "../client.ts";
import type { ImportKind } from "./import-kind.ts";
import type { ExportQuery } from "./export-query.ts";

const exports = {
  contacts: { byAddress: exportContacts, byBody: exportSelected },
  companies: { byAddress: exportCompanies, byBody: exportSelectedCompanies },
  equipment: { byAddress: exportEquipment, byBody: exportSelectedEquipment },
} as const;

/** Ids that an address holds in any browser and behind any proxy. */
const mostInAddress = 50;

/** Brings an export as a file: by its address, so that it streams to the disk; a long list of ids goes in a body. */
export function useDownload(kind: ImportKind) {
  const { byAddress, byBody } = exports[kind];
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const download = async ({ ids, ...query }: ExportQuery): Promise<boolean> => {
    setFailed(false);
    if (ids === undefined || ids.length <= mostInAddress) {
      follow(urlOf(byAddress, { query: { ...query, ids: ids?.join(",") } }));
      return true;
    }
    setBusy(true);
    try {
      const response = await fetch(urlOf(byBody, {}), {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ ...query, ids }),
        credentials: "same-origin",
      });
      if (!response.ok) throw new Error(String(response.status));
      const file = URL.createObjectURL(await response.blob());
      follow(file, nameOf(response));
      URL.revokeObjectURL(file);
      return true;
    } catch {
      setFailed(true);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { download, busy, failed };
}

function follow(address: string, name = ""): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}

/** RFC 6266: what the server calls the file. */
function nameOf(response: Response): string {
  const [, name = ""] = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get("content-disposition") ?? "") ?? [];
  return decodeURIComponent(name);
}
