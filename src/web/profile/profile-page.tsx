import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { usePageTitle } from "../frame/page-title.ts";
import { Name } from "../kit/person.tsx";
import { useSession } from "../session.ts";
import { Appearance } from "./appearance.tsx";
import { OwnMail } from "./own-mail.tsx";
import { OwnName } from "./own-name.tsx";
import { OwnPicture } from "./own-picture.tsx";
import { OwnPlace } from "./own-place.tsx";
import { Password } from "./password.tsx";
import { SecondFactor } from "./second-factor.tsx";
import { Sessions } from "./sessions.tsx";
import { SignInEmail } from "./sign-in-email.tsx";
import { Tokens } from "./tokens.tsx";
import "../prove/prove.css";
import "./profile.css";

/** One's own name, language, time zone and look, and how one signs in. */
export function ProfilePage() {
  const { t } = useTranslation("profile");
  const { user } = useSession();
  const isAgent = user.accessGroup.type === "agent";
  usePageTitle(t("title"));
  return (
    <>
      <div className="phead profile-head">
        {isAgent && <OwnPicture />}
        <div className="grow">
          <h1 className="clip">{isAgent ? <Name>{user.name}</Name> : t("title")}</h1>
          <p className="t2 clip">{isAgent ? `${user.email} · ${user.accessGroup.name}` : user.name}</p>
        </div>
      </div>
      <div className="pbody profile">
        <Part id="name" title={t("name.title")} words={t("name.words")}>
          <OwnName />
        </Part>
        <Part id="language" title={t("place.title")} words={t("place.words")}>
          <OwnPlace />
        </Part>
        <Part id="look" title={t("look.title")} words={t("look.words")}>
          <Appearance />
        </Part>
        {isAgent && (
          <>
            <Part id="mentions" title={t("mentions.title")} words={t("mentions.words")}>
              <OwnMail of="mentions" />
            </Part>
            <Part id="follows" title={t("follows.title")} words={t("follows.words")}>
              <OwnMail of="follows" />
            </Part>
          </>
        )}
        <SignIn isAgent={isAgent} />
      </div>
    </>
  );
}

/** Nobody who looks on as somebody else is told how that person signs in. */
function SignIn({ isAgent }: { isAgent: boolean }) {
  const { t } = useTranslation("profile");
  const { user, viewer } = useSession();
  if (viewer)
    return (
      <section>
        <p className="t3">{t("lookingOn", { name: user.name })}</p>
      </section>
    );
  return (
    <>
      <Part id="email" title={t("email.title")} words={t("email.words")}>
        <SignInEmail />
      </Part>
      <Part id="password" title={t("password.title")} words={t(isAgent ? "password.words" : "password.wordsPlain")}>
        <Password />
      </Part>
      <Part id="second-factor" title={t("factor.title")} words={t("factor.words")}>
        <SecondFactor />
      </Part>
      <Part id="sessions" title={t("sessions.title")} words={t("sessions.words")}>
        <Sessions />
      </Part>
      {isAgent && (
        <Part id="tokens" title={t("tokens.title")} words={t("tokens.words")}>
          <Tokens />
        </Part>
      )}
    </>
  );
}

function Part({ id, title, words, children }: { id: string; title: string; words: string; children: ReactNode }) {
  const headingId = useId();
  return (
    <section id={id} aria-labelledby={headingId}>
      <div className="about">
        <h2 id={headingId}>{title}</h2>
        <p>{words}</p>
      </div>
      <div className="what">{children}</div>
    </section>
  );
}
