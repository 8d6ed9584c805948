import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LeaveGuard } from "../../contacts/form/leave-guard.tsx";
import { Checkbox } from "../../kit/checks.tsx";
import { Field } from "../../kit/field.tsx";
import { NumberField } from "../../kit/number-field.tsx";
import { Segmented } from "../../kit/segmented.tsx";
import { TextArea, TextField } from "../../kit/text-field.tsx";
import { NotSavedNote } from "../not-saved-note.tsx";
import { Part } from "../part.tsx";
import { SaveBar } from "../save-bar.tsx";
import type { MailSettings } from "./mail.ts";
import { TestMail } from "./test-mail.tsx";
import { useServer, type ServerModel } from "./use-server.ts";

/** Where letters are handed over, by SMTP. The password is never shown again. */
export function ServerPart({ settings }: { settings: MailSettings | null }) {
  const { t } = useTranslation("mail");
  const model = useServer(settings);
  const { changes, save } = model;
  return (
    <>
      <LeaveGuard holds={() => changes > 0} />
      <NotSavedNote error={model.refusal} />
      <div className="pbody settings-body">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (changes > 0) void save();
          }}
        >
          <Part title={t("server.title")} words={t("server.words")}>
            <Address model={model} />
          </Part>
          <Part title={t("server.login.title")} words={t("server.login.words")}>
            <Login model={model} />
          </Part>
          <Part title={t("server.from.title")} words={t("server.from.words")}>
            <From model={model} />
          </Part>
          <button type="submit" hidden aria-label={t("settings:bar.save", { count: changes })} />
        </form>
        {(settings !== null || changes > 0) && (
          <Part title={t("test.title")} words={t("test.words")}>
            <TestMail unsaved={changes > 0} save={save} />
          </Part>
        )}
      </div>
      <SaveBar
        changes={changes}
        busy={model.busy}
        name={t("server.title")}
        onSave={() => void save()}
        onDiscard={model.discard}
      />
    </>
  );
}

function Address({ model: { after, change, faultAt } }: { model: ServerModel }) {
  const { t } = useTranslation("mail");
  const [own, setOwn] = useState(after.certificate !== "");
  return (
    <>
      <div className="pair host">
        <TextField
          label={t("server.host")}
          placeholder={t("server.hostExample")}
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          maxLength={253}
          value={after.host}
          onChange={(host) => change({ host })}
          error={faultAt("host")}
        />
        <NumberField
          label={t("server.port")}
          value={after.port}
          onChange={(port) => change({ port: port ?? Number.NaN })}
          error={faultAt("port")}
        />
      </div>
      <Field label={t("server.security.label")} hint={t(`server.security.hint.${after.security}`)} group>
        {() => (
          <Segmented
            label={t("server.security.label")}
            value={after.security}
            onChange={(security) => change({ security })}
            options={(["starttls", "tls", "none"] as const).map((value) => ({
              value,
              label: t(`server.security.${value}`),
            }))}
          />
        )}
      </Field>
      {after.security !== "none" && (
        <div className="field">
          <Checkbox
            checked={own}
            onChange={(on) => {
              setOwn(on);
              if (!on) change({ certificate: "" });
            }}
          >
            {t("server.ownCertificate")}
          </Checkbox>
        </div>
      )}
      {own && after.security !== "none" && (
        <TextArea
          label={t("server.certificate")}
          hint={t("server.certificateHint")}
          className="mono"
          dir="ltr"
          spellCheck={false}
          value={after.certificate}
          onChange={(certificate) => change({ certificate })}
          error={faultAt("certificate")}
        />
      )}
    </>
  );
}

function Login({ model: { after, change, faultAt, hasPassword, asksPassword } }: { model: ServerModel }) {
  const { t } = useTranslation("mail");
  return (
    <div className="pair fold">
      <TextField
        label={t("server.user")}
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        maxLength={320}
        value={after.user}
        onChange={(user) => change({ user })}
        error={faultAt("user")}
      />
      <TextField
        label={t("server.password")}
        type="password"
        autoComplete="new-password"
        maxLength={1000}
        disabled={after.user === ""}
        placeholder={hasPassword && after.user !== "" && !asksPassword ? t("server.passwordKept") : undefined}
        hint={asksPassword && after.user !== "" ? t("server.passwordAsked") : undefined}
        value={after.password}
        onChange={(password) => change({ password })}
        error={faultAt("password")}
      />
    </div>
  );
}

function From({ model: { after, change, faultAt } }: { model: ServerModel }) {
  const { t } = useTranslation("mail");
  return (
    <div className="pair fold">
      <TextField
        label={t("server.fromAddress")}
        type="email"
        autoComplete="off"
        maxLength={320}
        value={after.fromAddress}
        onChange={(fromAddress) => change({ fromAddress })}
        error={faultAt("fromAddress")}
      />
      <TextField
        label={t("server.fromName")}
        autoComplete="off"
        maxLength={100}
        hint={t("server.fromNameHint")}
        value={after.fromName}
        onChange={(fromName) => change({ fromName })}
        error={faultAt("fromName")}
      />
    </div>
  );
}
