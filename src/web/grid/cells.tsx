import { Avatar } from "../kit/avatar.tsx";
import { Name } from "../kit/person.tsx";
import { MoreTags, Tag } from "../kit/tag.tsx";
import { shortNameOf } from "./short-name.ts";

/** An address or number, and how many more there are. */
export function WaysCell({ ways = [] }: { ways: readonly { value: string }[] | undefined }) {
  const [first, ...others] = ways;
  if (first === undefined) return null;
  return (
    <>
      <span className="v" dir="ltr">
        {first.value}
      </span>
      <Others names={others.map(({ value }) => value)} />
    </>
  );
}

/** Two tags where both can be read, else one, and how many more there are. */
export function TagsCell({
  names = [],
  colors,
}: {
  names: readonly string[] | undefined;
  /** Of those that have one, by their names. */
  colors?: ReadonlyMap<string, string>;
}) {
  const shown = names.length > 1 && lettersOf(names, colors) > mostLetters ? 1 : 2;
  const more = names.slice(shown);
  return (
    <>
      {names.slice(0, shown).map((name) => (
        <Tag key={name} color={colors?.get(name)}>
          {name}
        </Tag>
      ))}
      {more.length > 0 && (
        <span className="more" data-tip={more.join(", ")}>
          <MoreTags count={more.length} />
        </span>
      )}
    </>
  );
}

interface LinkedPerson {
  id: string;
  name: string;
  picture?: string | null;
}

/** A person of the team: picture, initial and surname. `nobody` stands where there is none. */
export function PersonCell({ person, nobody }: { person: LinkedPerson | null; nobody: string }) {
  if (person === null) return <span className="nobody">{nobody}</span>;
  return (
    <>
      <Avatar
        key={person.id}
        id={person.id}
        name={person.name}
        src={person.picture && `${person.picture}&size=small`}
        size={20}
      />
      <span className="v" data-tip={person.name}>
        <Name>{shortNameOf(person.name)}</Name>
      </span>
    </>
  );
}

/** "+2" after the first, their names on hover. */
export function Others({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <span className="t3 sm num more" data-tip={names.join(", ")}>
      +{names.length}
    </span>
  );
}

// What fits into the column as it stands at first, measured with Inter at 12 px.
const mostLetters = 15;

/** What two take, and how many more there are; a dot takes two. */
function lettersOf(names: readonly string[], colors: ReadonlyMap<string, string> | undefined): number {
  const two = names.slice(0, 2).map((name) => name.length + (colors?.has(name) ? 2 : 0));
  return two.reduce((sum, letters) => sum + letters, names.length > 2 ? 3 : 0);
}
