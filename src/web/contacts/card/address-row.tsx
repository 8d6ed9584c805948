import { useTranslation } from "react-i18next";
import { classes } from "../../kit/classes.ts";
import { useFormat } from "../../kit/format.tsx";
import { usePlace } from "../../kit/place.ts";
import { useIsAnotherToday } from "../as-of/past-context.ts";
import { useRegions } from "../fields/address-input.tsx";
import { addressLines, type Address } from "../fields/address-lines.ts";
import { countryNames } from "../fields/places.ts";
import { Pencil } from "./property.tsx";

interface AddressRowProps {
  address: Address;
  /** Marks are only said where there is another it could be. */
  among: readonly Address[];
  onEdit: (() => void) | undefined;
  button: React.RefObject<HTMLButtonElement | null>;
}

/** One address of a person or a company as its country writes it. */
export function AddressRow({ address, among, onEdit, button }: AddressRowProps) {
  const { t } = useTranslation("card");
  const format = useFormat();
  const isAnother = useIsAnotherToday("addresses");
  const { language } = usePlace();
  const region = useRegions(address.country)?.find(({ value }) => value === address.region)?.label ?? address.region;
  const uses = format.list(address.types.map((type) => t(`address.type.${type}`)));
  const title = address.label || uses || t("section.address");
  const lines = addressLines(address, region);
  const country = address.country && countryNames(language)(address.country);
  const shown = country ? [...lines.slice(0, -1), [lines.at(-1), country].filter(Boolean).join(", ")] : lines;
  const several = (type: Address["types"][number]) => among.filter(({ types }) => types.includes(type)).length > 1;
  const marks = [
    address.label && uses,
    address.primary && among.length > 1 && t("address.isPrimary"),
    ...address.defaultFor.filter(several).map((type) => t(`address.isDefault.${type}`)),
  ].filter(Boolean);
  return (
    <div className={classes("pr", isAnother && "past-other")} onDoubleClick={onEdit}>
      <dt className="first-big">{title}</dt>
      <dd>
        <span className="post">
          {shown.map((line, at) => (
            <bdi key={at}>{line}</bdi>
          ))}
          {marks.length > 0 && <small>{marks.join(", ")}</small>}
        </span>
        {onEdit && <Pencil label={title} onPress={onEdit} button={button} />}
      </dd>
    </div>
  );
}
