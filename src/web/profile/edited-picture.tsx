import { Picture } from "../contacts/card/picture.tsx";
import type { OwnContact } from "./own-contact.ts";
import "../contacts/card/head.css";

export function EditedPicture({ contact }: { contact: OwnContact }) {
  return <Picture contact={contact} mayEdit />;
}
