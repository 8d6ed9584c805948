import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { useTranslation } from "react-i18next";
import { Button } from "../../kit/button.tsx";
import { IconButton } from "../../kit/icon-button.tsx";
import { AddressInput, newAddress, withAddress } from "../fields/address-input.tsx";
import { FormSection } from "./form-section.tsx";
import type { ContactForm } from "./use-contact-form.ts";

/** Any number of addresses, each with what it is for. */
export function AddressesPart({ form }: { form: ContactForm }) {
  const { t } = useTranslation("form");
  const addresses = form.draft.addresses ?? [];
  const add = () => form.change({ addresses: [...addresses, { ...newAddress(), primary: addresses.length === 0 }] });
  return (
    <FormSection title={t("fields:section.addresses")} count={addresses.length}>
      {addresses.map((address, at) => (
        <div className="caddress" role="group" aria-label={t("addressNumber", { number: at + 1 })} key={at}>
          <div className="caddress-head">
            {t("addressNumber", { number: at + 1 })}
            <IconButton
              icon={IconX}
              size="s"
              label={t("removeAddress", { number: at + 1 })}
              onClick={() => form.change({ addresses: addresses.toSpliced(at, 1) })}
            />
          </div>
          <AddressInput
            address={address}
            autoFocus={at === addresses.length - 1 && address.country === "" && form.dirty}
            onChange={(part) => form.change({ addresses: withAddress(addresses, at, part) })}
            faultAt={(part) => form.faultAt(`/addresses/${at}/${part}`)}
          />
        </div>
      ))}
      <Button className="cadd" variant="quiet" size="s" icon={IconPlus} onClick={add}>
        {t("addAddress")}
      </Button>
    </FormSection>
  );
}
