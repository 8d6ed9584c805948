import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../kit/button.tsx";
import { IconButton } from "../../kit/icon-button.tsx";
import { AddressInput, newAddress, withAddress } from "../fields/address-input.tsx";
import type { Address } from "../fields/address-lines.ts";
import type { Contact, FieldInfo } from "../fields/contact.ts";
import { AddressRow } from "./address-row.tsx";
import { BlockEditor } from "./block-editor.tsx";
import { useReturningFocus } from "./property.tsx";
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
