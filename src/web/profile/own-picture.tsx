import { useQuery } from "@tanstack/react-query";
import { Picture } from "../contacts/card/picture.tsx";
import { contactQuery } from "../contacts/fields/contact.ts";
import { Avatar } from "../kit/avatar.tsx";
import { useSession } from "../session.ts";
import "../contacts/card/head.css";

/** One's own picture; to be changed as far as one may edit one's own card. */
export function OwnPicture() {
  const { user } = useSession();
  const { data } = useQuery(contactQuery(user.id));
  if (data?.can.includes("edit")) return <Picture contact={data} mayEdit />;
  return <Avatar id={user.id} name={user.name} src={user.picture} size={64} />;
}
