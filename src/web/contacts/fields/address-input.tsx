import { useQuery } from "@tanstack/react-query";
import { Fragment, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { listRegions } from "../../../contacts/api.ts";
import { call } from "../../client.ts";
import { Button } from "../../kit/button.tsx";
import { Checkbox } from "../../kit/checks.tsx";
import { ChoiceField } from "../../kit/choice-field.tsx";
import type { Option } from "../../kit/choice-options.ts";
import { TextField } from "../../kit/text-field.tsx";
import { partOrder, type Address, type AddressPart } from "./address-lines.ts";
import { useCountries } from "./places.ts";
import "./address-input.css";

export const newAddress = (): Address => ({
  types: [],
  defaultFor: [],
  label: "",
  primary: false,
  name: "",
  organization: "",
  street: "",
  street2: "",
  city: "",
  postalCode: "",
  country: "",
  region: "",
});

export const addressTypes = ["billing", "shipping"] as const;

interface AddressInputProps {
  address: Address;
  onChange: (part: Partial<Address>) => void;
  /** What is wrong with a part: `faultAt("city")`. */
  faultAt: (part: string) => string | undefined;
  autoFocus?: boolean;
}

/** The parts of one address, in the order of its country; regions are chosen where the country has a list of them. */
export function AddressInput({ address, onChange, faultAt, autoFocus }: AddressInputProps) {
  const { t } = useTranslation("card");
  const countries = useCountries();
  const regions = useRegions(address.country);
  const [more, setMore] = useState(Boolean(address.name || address.organization || address.label || address.street2));
  const text = (
    part: "name" | "organization" | "label" | "street" | "street2" | "city" | "postalCode" | "region",
    maxLength: number,
  ) => ({
    label: t(`address.${part}`),
    value: address[part],
    maxLength,
    autoComplete: "off",
    onChange: (value: string) => onChange({ [part]: value }),
    error: faultAt(part),
  });
  const region =
    regions === undefined || regions.length > 0 ? (
      <ChoiceField
        label={t("address.region")}
        options={regions ?? []}
        value={address.region || null}
        chosen={
          regions?.find(({ value }) => value === address.region) ?? { value: address.region, label: address.region }
        }
        clearable
        onChange={(chosen) => onChange({ region: chosen ?? "" })}
        error={faultAt("region")}
      />
    ) : (
      <TextField {...text("region", 120)} />
    );
  const parts: Record<AddressPart, ReactNode> = {
    street: (
      <Fragment key="street">
        <div className="whole">
          <TextField {...text("street", 300)} />
        </div>
        {more && (
          <div className="whole">
            <TextField {...text("street2", 300)} />
          </div>
        )}
      </Fragment>
    ),
    city: (
      <div className="two" key="city">
        <TextField {...text("city", 120)} />
      </div>
    ),
    postalCode: (
      <div className="two half" key="postalCode">
        <TextField {...text("postalCode", 30)} />
      </div>
    ),
    region: (
      <div className="two half" key="region">
        {region}
      </div>
    ),
  };
  return (
    <div className="addr">
      <div className="whole">
        <ChoiceField
          label={t("address.country")}
          options={countries}
          value={address.country || null}
          clearable
          autoFocus={autoFocus}
          onChange={(country) => onChange({ country: country ?? "", region: "" })}
          error={faultAt("country")}
        />
      </div>
      {partOrder(address.country).map((part) => parts[part])}
      {more && (
        <>
          <div className="two">
            <TextField {...text("name", 200)} />
          </div>
          <div className="two">
            <TextField {...text("organization", 200)} />
          </div>
          <div className="two">
            <TextField {...text("label", 60)} />
          </div>
        </>
      )}
      <AddressUses address={address} onChange={onChange} onMore={more ? undefined : () => setMore(true)} />
    </div>
  );
}

/** What it is for, and whether it is the one taken unless another is chosen. */
function AddressUses({
  address,
  onChange,
  onMore,
}: {
  address: Address;
  onChange: AddressInputProps["onChange"];
  onMore: (() => void) | undefined;
}) {
  const { t } = useTranslation("card");
  const { types, defaultFor, primary } = address;
  type Type = (typeof addressTypes)[number];
  const turn = (list: readonly Type[], type: Type, on: boolean) =>
    on ? [...list, type] : list.filter((other) => other !== type);
  return (
    <div className="addr-types whole" role="group" aria-label={t("address.uses")}>
      {addressTypes.map((type) => (
        <Checkbox
          key={type}
          checked={types.includes(type)}
          onChange={(on) =>
            onChange({ types: turn(types, type, on), ...(!on && { defaultFor: turn(defaultFor, type, false) }) })
          }
        >
          {t(`address.type.${type}`)}
        </Checkbox>
      ))}
      {addressTypes
        .filter((type) => types.includes(type))
        .map((type) => (
          <Checkbox
            key={type}
            checked={defaultFor.includes(type)}
            onChange={(on) => onChange({ defaultFor: turn(defaultFor, type, on) })}
          >
            {t(`address.default.${type}`)}
          </Checkbox>
        ))}
      <Checkbox checked={primary} onChange={(on) => onChange({ primary: on })}>
        {t("address.primary")}
      </Checkbox>
      {onMore && (
        <Button variant="quiet" size="s" onClick={onMore}>
          {t("address.more")}
        </Button>
      )}
    </div>
  );
}

/** The regions of a country to choose from; none where they are written freely, undefined until that is known: what is typed meanwhile must not be lost. */
export function useRegions(country: string): readonly Option[] | undefined {
  const { data, isLoading } = useQuery({
    queryKey: ["regions", country],
    queryFn: ({ signal }) => call(listRegions, { params: { country }, signal }),
    enabled: /^[A-Z]{2}$/.test(country),
    staleTime: Infinity,
    select: ({ items }) => items.map(({ code, name }) => ({ value: code, label: name })),
  });
  return isLoading ? undefined : (data ?? []);
}

/** The list with one of it changed: there is one primary address, and one default for each use. */
export function withAddress(addresses: readonly Address[], at: number, part: Partial<Address>): Address[] {
  return addresses.map((address, place) => {
    if (place === at) return { ...address, ...part };
    const defaultFor = part.defaultFor
      ? address.defaultFor.filter((type) => !part.defaultFor?.includes(type))
      : address.defaultFor;
    return { ...address, defaultFor, primary: part.primary ? false : address.primary };
  });
}
