import { classes } from "./classes.ts";
import { companyInitial } from "./initials.ts";
import "./marks.css";

interface CompanyMarkProps {
  name: string;
  size?: 20 | 32 | 40 | 64;
}

/** A company's letter on a grey square: round is a person, square is a thing. */
export function CompanyMark({ name, size = 20 }: CompanyMarkProps) {
  return (
    <span
      className={classes("co", size !== 20 && `x${size}`)}
      data-initials={companyInitial(name)}
      aria-hidden="true"
    />
  );
}
