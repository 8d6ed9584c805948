import IconCamera from "@tabler/icons-react/dist/esm/icons/IconCamera.mjs";
import IconDevices from "@tabler/icons-react/dist/esm/icons/IconDevices.mjs";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { deleteFile, downloadFile, recordFiles, showThumbnail } from "../../../files/api.ts";
import { call, CallError, upload, urlOf } from "../../client.ts";
import { pictureTypes } from "../../contacts/card/picture.tsx";
import { classes } from "../../kit/classes.ts";
import { Icon } from "../../kit/icon.tsx";
import { useToast } from "../../kit/toast.tsx";
import { useMay } from "../../session.ts";
import { pastKey } from "../../timeline/record.ts";
import type { Equipment } from "../equipment.ts";
import { reasonOf } from "../moves/use-moving.ts";

const looksAt = 50;

/** The newest picture among the files of a piece; where there is none, a place to add one. */
export function Picture({ piece: { id, name } }: { piece: Equipment }) {
  const { t } = useTranslation("equipment");
  const may = useMay();
  const { data } = useQuery({
    queryKey: [...pastKey({ path: "equipment", id }), "pictures"],
    queryFn: ({ signal }) => call(recordFiles.equipment.list, { params: { id }, query: { limit: looksAt }, signal }),
    enabled: may("files", "see"),
  });
  const [broken, setBroken] = useState<string>();
  const file = data?.items.find(({ preview }) => preview === "picture");
  const add = useAdding(id);
  const input = useRef<HTMLInputElement>(null);
  if (file && file.id !== broken)
    return (
      <a
        className="piece-picture"
        href={urlOf(downloadFile, { params: { id: file.id }, query: { view: "inline" } })}
        target="_blank"
        rel="noreferrer"
      >
        <img
          src={urlOf(showThumbnail, { params: { id: file.id } })}
          alt={t("picture.of", { name })}
          onError={() => setBroken(file.id)}
        />
      </a>
    );
  const mayAdd = may("files", "create");
  return (
    <span className={classes("piece-picture none", mayAdd && "adds")}>
      {!mayAdd && <Icon of={IconDevices} />}
      {mayAdd && (
        <button
          type="button"
          aria-label={t("picture.add")}
          data-tip={t("picture.add")}
          onClick={() => input.current?.click()}
        >
          <Icon of={IconCamera} />
        </button>
      )}
      <input
        ref={input}
        type="file"
        accept={pictureTypes}
        hidden
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          event.target.value = "";
          if (chosen) void add(chosen);
        }}
      />
    </span>
  );
}

function useAdding(id: string) {
  const { t } = useTranslation("equipment");
  const { show } = useToast();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: pastKey({ path: "equipment", id }) });
  return async (file: File) => {
    const form = new FormData();
    form.append("file", file);
    try {
      const kept = await upload(recordFiles.equipment.add, { params: { id }, form });
      await refresh();
      const undo = async () => {
        await call(deleteFile, { params: { id: kept.id }, body: { version: kept.version } });
        await refresh();
      };
      show({ text: t("picture.added"), undo });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      show({ tone: "red", text: t("picture.failed"), detail: reasonOf(error) ?? t("offline") });
    }
  };
}
