import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { usePageTitle } from "../frame/page-title.ts";
import { Name } from "../kit/person.tsx";
import { useSession } from "../session.ts";
import { Appearance } from "./appearance.tsx";
import { OwnName } from "./own-name.tsx";
import { OwnPicture } from "./own-picture.tsx";
import { OwnPlace } from "./own-place.tsx";
import { Password } from "./password.tsx";
import { Sessions } from "./sessions.tsx";
import "./profile.css";

/** One's own name, language, time zone, look, password and sessions. */
export function ProfilePage() {
  const { t } = useTranslation("profile");
  const { user } = useSession();
  usePageTitle(t("title"));
  return (
    <>
      <div className="phead profile-head">
        <OwnPicture />
        <div className="grow">
          <h1 className="clip">
            <Name>{user.name}</Name>
          </h1>
          <p className="t2 clip">
            {user.email} · {user.accessGroup.name}
          </p>
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
        <Part id="password" title={t("password.title")} words={t("password.words")}>
          <Password />
        </Part>
        <Part id="sessions" title={t("sessions.title")} words={t("sessions.words")}>
          <Sessions />
        </Part>
      </div>
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
