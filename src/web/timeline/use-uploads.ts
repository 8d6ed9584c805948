import { useRef, useState } from "react";
import { recordFiles } from "../../files/api.ts";
import { CallError, upload } from "../client.ts";
import type { KeptFile, TimelineRecord } from "./record.ts";

/** A file on its way, or one that did not arrive. */
export interface Upload {
  key: number;
  file: File;
  /** 0 to 1. */
  part: number;
  failure: CallError | undefined;
  stop: AbortController;
}

interface Uploads {
  coming: readonly Upload[];
  add: (files: readonly File[]) => void;
  /** Breaks it off, or forgets one that failed. */
  drop: (upload: Upload) => void;
  retry: (upload: Upload) => void;
}

/** Sends files as drafts, several at once; each that has arrived is handed over. */
export function useUploads({ path, id }: TimelineRecord, onKept: (file: KeptFile) => void): Uploads {
  const [coming, setComing] = useState<readonly Upload[]>([]);
  const count = useRef(0);
  const change = (key: number, to: Partial<Upload>) =>
    setComing((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)));
  const forget = (key: number) => setComing((all) => all.filter((one) => one.key !== key));

  async function send({ key, file, stop }: Upload): Promise<void> {
    const form = new FormData();
    form.append("file", file, file.name);
    try {
      const kept = await upload(recordFiles[path].add, {
        params: { id },
        query: { draft: true },
        form,
        signal: stop.signal,
        onProgress: (part) => change(key, { part }),
      });
      forget(key);
      onKept(kept);
    } catch (error) {
      if (error instanceof CallError) change(key, { failure: error });
      else forget(key);
    }
  }

  return {
    coming,
    add(files) {
      const begun = files.map((file): Upload => ({
        key: ++count.current,
        file,
        part: 0,
        failure: undefined,
        stop: new AbortController(),
      }));
      setComing((all) => [...all, ...begun]);
      for (const one of begun) void send(one);
    },
    drop({ key, stop }) {
      stop.abort();
      forget(key);
    },
    retry(one) {
      change(one.key, { failure: undefined, part: 0 });
      void send(one);
    },
  };
}
