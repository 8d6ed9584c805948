import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../kit/button.tsx";
import { classes } from "../../kit/classes.ts";
import { useFormat } from "../../kit/format.tsx";
import { IconButton } from "../../kit/icon-button.tsx";
import { usePlace } from "../../kit/place.ts";
import { AddressInput, newAddress, useRegions, withAddress } from "../fields/address-input.tsx";
import { addressLines, type Address } from "../fields/address-lines.ts";
import type { Contact, FieldInfo } from "../fields/contact.ts";
import { countryNames } from "../fields/places.ts";
import { useIsAnotherToday } from "../as-of/past-context.ts";
import { BlockEditor } from "./block-editor.tsx";
import { Pencil, useReturningFocus } from "./property.tsx";
import { SectionHead } from "./section.tsx";
import { useEditing } from "./use-editing.ts";

interface AddressesSectionProps {
  contact: Contact;
  fields: readonly FieldInfo[];
  mayEdit: boolean;
}

export function AddressesSection({ contact, fields, mayEdit }: AddressesSectionProps) {
  const { t } = useTranslation("card");
  const addresses = contact.addresses ?? [];
  const [at, setAt] = useState(0);
  const editing = useEditing(contact, ["addresses"]);
  const { pencil, begin, finish } = useReturningFocus(() => editing.start());
  const may = mayEdit && fields.some((field) => field.key === "addresses" && field.editable);
  const last = useRef(0);
  if (!may && addresses.length === 0) return null;
  const edit = (place: number) => {
    setAt(place);
    last.current = place;
    begin();
  };
  const add = () => {
    setAt(addresses.length);
    editing.start({ addresses: [...addresses, { ...newAddress(), primary: addresses.length === 0 }] });
  };
  const editor = (address: Address) => (
    <div className="pr editing block" key="editor">
      <dt>{t("section.address")}</dt>
      <dd>
        <BlockEditor
          editing={editing}
          keys={["addresses"]}
          onDone={finish}
          more={
            at < addresses.length && (
              <Button
                size="s"
                variant="quiet"
                onClick={() => finish(() => editing.save({ addresses: addresses.toSpliced(at, 1) }))}
              >
                {t("remove")}
              </Button>
            )
          }
        >
          <AddressInput
            address={address}
            autoFocus
            onChange={(part) => editing.change({ addresses: withAddress(editing.draft?.addresses ?? [], at, part) })}
            faultAt={(part) => editing.faultAt(`/addresses/${at}/${part}`)}
          />
        </BlockEditor>
      </dd>
    </div>
  );
  const drafted = editing.draft?.addresses?.[at];
  return (
    <section aria-labelledby="card-addresses">
      <SectionHead
        id="card-addresses"
        title={t("fields:section.addresses")}
        count={addresses.length}
        action={may && <IconButton icon={IconPlus} size="xs" label={t("add.address")} onClick={add} />}
      />
      <dl>
        {addresses.map((address, place) =>
          drafted && place === at ? (
            editor(drafted)
          ) : (
            <AddressRow
              key={place}
              address={address}
              among={addresses}
              onEdit={may ? () => edit(place) : undefined}
              button={place === Math.min(last.current, addresses.length - 1) ? pencil : { current: null }}
            />
          ),
        )}
        {drafted && at === addresses.length && editor(drafted)}
      </dl>
      {may && addresses.length === 0 && !drafted && (
        <button type="button" className="ghost add-first" onClick={add}>
          {t("add.address")}
        </button>
      )}
    </section>
  );
}

interface AddressRowProps {
  address: Address;
  /** Marks are only said where there is another it could be. */
  among: readonly Address[];
  onEdit: (() => void) | undefined;
  button: React.RefObject<HTMLButtonElement | null>;
}

function AddressRow({ address, among, onEdit, button }: AddressRowProps) {
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
