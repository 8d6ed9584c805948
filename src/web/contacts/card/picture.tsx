import IconCamera from "@tabler/icons-react/dist/esm/icons/IconCamera.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { useRef, useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../kit/avatar.tsx";
import { classes } from "../../kit/classes.ts";
import { Icon } from "../../kit/icon.tsx";
import { Menu } from "../../kit/menu.tsx";
import { nameOf, type Contact } from "../fields/contact.ts";
import { CropDialog } from "./crop-dialog.tsx";
import { useSavePicture } from "./use-save-picture.ts";

export const pictureTypes = "image/jpeg,image/png,image/webp,image/gif,image/avif";

/** The person's picture; a press or a dropped file brings another, cropped square. */
export function Picture({ contact, mayEdit }: { contact: Contact; mayEdit: boolean }) {
  const { t } = useTranslation("card");
  const { put, remove } = useSavePicture(contact);
  const [file, setFile] = useState<File>();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const avatar = <Avatar id={contact.id} name={nameOf(contact)} src={contact.picture} size={64} />;
  if (!mayEdit) return <div className="face">{avatar}</div>;
  const choose = () => input.current?.click();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    setFile(event.dataTransfer.files[0]);
  };
  const button = (
    <button
      type="button"
      className="face-edit"
      aria-label={t(contact.picture ? "picture.change" : "picture.add")}
      onClick={contact.picture ? undefined : choose}
    >
      <Icon of={IconCamera} />
    </button>
  );
  return (
    <div
      className={classes("face", over && "over")}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {avatar}
      {contact.picture ? (
        <Menu
          trigger={button}
          items={[
            { label: t("picture.other"), icon: IconCamera, onSelect: choose },
            { label: t("picture.remove"), icon: IconTrash, danger: true, onSelect: () => void remove() },
          ]}
        />
      ) : (
        button
      )}
      <input
        ref={input}
        type="file"
        accept={pictureTypes}
        hidden
        onChange={(event) => {
          setFile(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      {file && <CropDialog file={file} onClose={() => setFile(undefined)} onDone={put} />}
    </div>
  );
}
