import { useState } from "react";
import { showThumbnail } from "../../files/api.ts";
import { urlOf } from "../client.ts";
import { classes } from "../kit/classes.ts";
import type { KeptFile } from "./record.ts";

/** A small picture of a picture, else the ending of the name. */
export function FileMark({ file }: { file: Pick<KeptFile, "id" | "name" | "preview"> }) {
  const [broken, setBroken] = useState(false);
  if (file.preview === "picture" && !broken)
    return (
      <img
        className="file-pic"
        src={urlOf(showThumbnail, { params: { id: file.id } })}
        alt=""
        loading="lazy"
        onError={() => setBroken(true)}
      />
    );
  const ending = /\.([\p{L}\p{N}]{1,4})$/u.exec(file.name)?.[1] ?? "";
  return (
    <span className={classes("file-end", file.preview === "pdf" && "pdf")} aria-hidden="true">
      {ending.toLocaleUpperCase("en")}
    </span>
  );
}
