import type { ReactNode } from "react";

interface RowProps {
  mark?: ReactNode;
  /** The link that opens it: the whole row is pressed. */
  name: ReactNode;
  detail?: ReactNode;
  end?: ReactNode;
}

/** A line of a part: what it is, whose, and when. */
export function Row({ mark, name, detail, end }: RowProps) {
  return (
    <li className="home-row">
      {mark}
      <span className="home-words">
        {name}
        {detail && <small className="clip">{detail}</small>}
      </span>
      {end && <span className="home-end">{end}</span>}
    </li>
  );
}
