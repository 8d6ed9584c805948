import IconPhotoUp from "@tabler/icons-react/dist/esm/icons/IconPhotoUp.mjs";
import { useRef, useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import { pictureTypes } from "../../contacts/card/picture.tsx";
import { Button } from "../../kit/button.tsx";
import { classes } from "../../kit/classes.ts";
import { Icon } from "../../kit/icon.tsx";
import type { Settings } from "../../settings.ts";
import { useLogo } from "./use-logo.ts";

/** The logo as it looks on light and on dark; a press or a dropped file brings another, at once. */
export function Logo({ settings }: { settings: Settings }) {
  const { t } = useTranslation("settings");
  const { put, remove, busy, fault } = useLogo(settings);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const choose = () => input.current?.click();
  const take = (file: File | undefined) => file && void put(file);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <div
      className={classes("logo", over && "over")}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {settings.logo === null ? (
        <button type="button" className="logo-empty" disabled={busy} onClick={choose}>
          <Icon of={IconPhotoUp} size="l" />
          <span>{t("organisation.logo.drop")}</span>
          <small>{t("organisation.logo.kinds")}</small>
        </button>
      ) : (
        <div className="logo-shown">
          {(["light", "dark"] as const).map((theme) => (
            <div key={theme} className={`logo-ground ${theme}`}>
              <img src={settings.logo ?? ""} alt={t(`organisation.logo.${theme}`)} />
            </div>
          ))}
        </div>
      )}
      {settings.logo !== null && (
        <div className="row-f">
          <Button size="s" busy={busy} onClick={choose}>
            {t("organisation.logo.other")}
          </Button>
          <Button size="s" variant="quiet" disabled={busy} onClick={() => void remove()}>
            {t("organisation.logo.remove")}
          </Button>
        </div>
      )}
      {fault && (
        <p className="err-t" role="alert">
          {fault}
        </p>
      )}
      <input
        ref={input}
        type="file"
        accept={pictureTypes}
        aria-label={t("organisation.logo.choose")}
        hidden
        onChange={(event) => {
          take(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
    </div>
  );
}
