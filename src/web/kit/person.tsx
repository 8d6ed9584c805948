import { Link } from "@tanstack/react-router";
import { Avatar } from "./avatar.tsx";
import "./person.css";

/** A name keeps its own direction among words of another. */
export function Name({ children }: { children: string }) {
  return <bdi>{children}</bdi>;
}

interface PersonLinkProps {
  id: string;
  name: string;
  /** Shows the picture or initials before the name. */
  avatar?: 20 | 24 | 28 | 32;
  pictureUrl?: string | null;
}

/** A person's name that opens the card. */
export function PersonLink({ id, name, avatar, pictureUrl }: PersonLinkProps) {
  return (
    <Link to="/contacts/$id" params={{ id }} className="person">
      {avatar !== undefined && <Avatar id={id} name={name} src={pictureUrl} size={avatar} />}
      <span className="clip">
        <Name>{name}</Name>
      </span>
    </Link>
  );
}
