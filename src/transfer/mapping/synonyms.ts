import type { ColumnKey } from "./columns.ts";

/** How headers call our columns: English; Ukrainian; Russian; German; Spanish; French. Compared folded (no case, marks or punctuation), without numbers. */
export const synonyms: Partial<Record<ColumnKey, string>> = {
  id: "uuid",
  externalId:
    "external id, ext id, record id, customer id, client id, contact id, user id, number, customer number, legacy id, unique id, rec id, record number, identifier, id number; зовнішній id, код, код клієнта, номер клієнта; внешний id, код клиента, номер клиента, ид; externe id, kundennummer, kunden nr, nummer; id externo, codigo, numero de cliente; id externe, identifiant, numero client",
  namePrefix:
    "prefix, name prefix, salutation, courtesy title, honorific, mr mrs; звертання, префікс; обращение, префикс; anrede, titel; tratamiento, prefijo; civilite, prefixe, titre de civilite",
  firstName:
    "first name, firstname, given name, forename, christian name, fname; ім'я особи, власне ім'я; имя контакта; vorname, rufname; nombre de pila, primer nombre, nombres; prenom, prenoms",
  middleName:
    "middle name, middlename, additional name, patronymic, middle initial; по батькові, побатькові; отчество; zweiter vorname, mittelname; segundo nombre; deuxieme prenom, second prenom",
  lastName:
    "last name, lastname, family name, surname, lname, second name; прізвище; фамилия; nachname, familienname, zuname; apellido, apellidos; nom de famille, nom famille",
  nameSuffix: "suffix, name suffix; суфікс; суффикс; namenszusatz; sufijo; suffixe",
  fullName:
    "full name, fullname, first name last name, last name first name, display name, contact name, customer name, client name, person, contact, user name, file as, name surname; повне ім'я, піб, п і б, контакт, клієнт, прізвище та ім'я, прізвище ім'я по батькові, ім'я та прізвище; полное имя, фио, ф и о, контакт, клиент, имя и фамилия, фамилия имя отчество, фамилия имя; vollstandiger name, ansprechpartner, kontakt, kunde, vor und nachname, anzeigename, kontaktperson; nombre completo, nombre y apellidos, contacto, cliente; nom complet, nom et prenom, prenom et nom, contact, client, interlocuteur",
  nickname:
    "nickname, nick, alias, known as; псевдонім, нік; псевдоним, ник, прозвище; spitzname; apodo, alias; surnom, pseudo",
  gender: "gender, sex; стать; пол; geschlecht; genero, sexo; genre, sexe",
  birthday:
    "birthday, date of birth, birth date, birthdate, dob, born; день народження, дата народження; день рождения, дата рождения, др; geburtstag, geburtsdatum, geb datum; cumpleanos, fecha de nacimiento; anniversaire, date de naissance",
  jobTitle:
    "job title, jobtitle, position, role, job, occupation, function, profession, organization title; посада; должность; position, funktion, beruf, berufsbezeichnung, stellung; cargo, puesto, ocupacion; poste, fonction, profession, intitule du poste",
  description:
    "description, note, notes, comment, comments, remarks, about, background info, details; опис, примітка, примітки, коментар, нотатки; описание, примечание, примечания, комментарий, заметки; beschreibung, notiz, notizen, bemerkung, bemerkungen, kommentar; descripcion, nota, notas, comentario, comentarios, observaciones; remarque, remarques, commentaire, commentaires",
  email:
    "email, e mail, mail, email address, e mail address, primary email, main email, other email, secondary email, additional email, email addresses, emails, e mails; електронна пошта, ел пошта, пошта, емейл, електронна адреса, імейл; электронная почта, эл почта, почта, емейл, имейл, адрес электронной почты, эл адрес; e mail adresse, mailadresse, email adresse, emailadresse; correo, correo electronico, direccion de correo, direccion de correo electronico, email principal; courriel, adresse e mail, adresse email, adresse mail, adresse electronique, mel",
  emailLabel:
    "email label, email type, e mail type, e mail label; тип пошти; тип почты; e mail typ; tipo de correo; type d e mail",
  phone:
    "phone, telephone, tel, phone number, telephone number, contact number, primary phone, main phone, other phone, phones, number phone; телефон, тел, номер телефону, контактний телефон, телефони; телефон, тел, номер телефона, контактный телефон, телефоны; telefon, telefonnummer, rufnummer, tel nr, fon; telefono, numero de telefono, tlf, tfno, telefonos; telephone, numero de telephone, num tel, n de telephone",
  phoneLabel: "phone label, phone type; тип телефону; тип телефона; telefontyp; tipo de telefono; type de telephone",
  company:
    "company, company name, organization, organisation, organization name, organisation name, employer, account, account name, business, business name, firm, associated company, companies, companies names; компанія, організація, фірма, підприємство, назва компанії, місце роботи; компания, организация, фирма, предприятие, название компании, место работы; firma, unternehmen, organisation, firmenname, arbeitgeber, gesellschaft; empresa, compania, organizacion, nombre de la empresa, razon social; societe, entreprise, organisation, organisme, raison sociale, nom de l entreprise, compagnie",
  companyId:
    "company id, account id, organization id, associated company ids; id компанії; id компании; firmen id; id de empresa; id entreprise",
  companyTitle: "company title, title in company",
  companyDepartment:
    "department, division, company department, organization department; відділ, підрозділ; отдел, подразделение; abteilung; departamento; service, departement",
  group:
    "group, groups, contact group, group membership, category, categories, segment, list, lists; група, групи, категорія; группа, группы, категория; gruppe, gruppen, kategorie, kategorien; grupo, grupos, categoria, categorias; groupe, groupes, categorie, categories",
  tags: "tags, tag, labels, keywords; теги, тег, мітки, позначки; теги, тег, метки; schlagworte, schlagworter, tags; etiquetas, etiqueta; etiquettes, mots cles, libelles",
  owner:
    "owner, contact owner, owner username, account manager, manager, responsible, salesperson, sales rep; власник, відповідальний, менеджер; владелец, ответственный, менеджер; besitzer, inhaber, verantwortlich, betreuer, zustandig; propietario, responsable, comercial; proprietaire, responsable, commercial",
  assignedTo:
    "assigned to, assignee, agent, assigned to username; призначено, виконавець; назначен, назначено, исполнитель; zugewiesen an, bearbeiter; asignado a, agente; assigne a, attribue a",
  reportsTo:
    "reports to, supervisor, boss, manager s name; керівник, підпорядковується; руководитель, подчиняется; vorgesetzter, berichtet an; superior, jefe, reporta a; superieur, rattache a",
  accessGroup:
    "access group, user group, access level; група доступу; группа доступа; zugriffsgruppe; grupo de acceso; groupe d acces",
  status: "status, state of user, user status; статус; статус; status; estado del usuario; statut",
  notified:
    "notifications, notify, receive notifications, notified; сповіщення; уведомления; benachrichtigungen; notificaciones; notifications",
  language:
    "language, preferred language, lang, locale, correspondence language; мова; язык; sprache, korrespondenzsprache; idioma, lengua; langue",
  timeZone: "time zone, timezone, tz; часовий пояс; часовой пояс; zeitzone; zona horaria, huso horario; fuseau horaire",
  source:
    "source, lead source, source name, origin, original source, channel, how did you hear about us; джерело; источник; quelle, herkunft; fuente, origen; source, origine, provenance",
  preferredMethod:
    "preferred method, preferred contact method, contact method, contact method name, preferred channel; спосіб зв'язку, бажаний спосіб зв'язку; способ связи, предпочтительный способ связи; bevorzugte kontaktart, kontaktart; metodo preferido, metodo de contacto; mode de contact, moyen de contact prefere",
  addressTypes:
    "address type, address types; тип адреси; тип адреса; adresstyp, adressart; tipo de direccion; type d adresse",
  addressOrganization: "address organization, address company",
  addressStreet:
    "street, street address, address line 1, address line, address 1, street 1, street line 1, mailing street, address; вулиця, адреса; улица, адрес; strasse, str, strasse und hausnummer, strasse hausnummer, anschrift, adresse; calle, direccion, domicilio; rue, adresse, voie, adresse ligne 1",
  addressStreet2:
    "street 2, address line 2, address 2, street line 2, apartment, apt, suite, unit; вулиця 2, адреса 2, квартира; улица 2, адрес 2, квартира; strasse 2, adresszusatz, adresse 2; calle 2, direccion 2, piso; rue 2, adresse 2, complement d adresse, complement adresse, adresse ligne 2",
  addressCity:
    "city, town, city town, locality, town city, suburb; місто, населений пункт; город, населенный пункт; stadt, ort, wohnort; ciudad, poblacion, localidad, municipio; ville, commune, localite",
  addressRegion:
    "region, state, province, county, state region, state province, state or province; область, регіон; область, регион, край; bundesland, region, kanton; provincia, estado, comunidad autonoma, region; region, departement region, province, canton",
  addressPostalCode:
    "postal code, zip, zip code, postcode, post code, zip postal code, zip or postal code; поштовий індекс, індекс; почтовый индекс, индекс; plz, postleitzahl; codigo postal, cp, c p; code postal, cp",
  addressCountry:
    "country, country region, country code, country iso2 code, nation; країна; страна; land, staat; pais; pays",
  fullAddress:
    "full address, complete address, mailing address, postal address, address formatted, home address, location; повна адреса, поштова адреса; полный адрес, почтовый адрес; vollstandige adresse, postanschrift; direccion completa, direccion postal; adresse complete, adresse postale",
  websites:
    "website, web site, web page, webpage, site, url, homepage, website url, web; сайт, вебсайт, веб сайт; сайт, вебсайт, веб сайт; webseite, internetseite, internet; sitio web, pagina web, web; site web, site internet, page web",
  createdAt:
    "created at, created, create date, date created, creation date, created on; створено, дата створення; создан, дата создания; erstellt am, erstellt; creado, fecha de creacion; cree le, date de creation",
  updatedAt:
    "updated at, updated, last modified, modified, last modified date, modified on; оновлено, змінено; обновлен, изменен, дата изменения; geandert am, aktualisiert; modificado, actualizado; modifie le, mis a jour",
};

/** A bare "name" is the whole name, the first or the last, as the other columns tell; "title" is before the name or at work, as its values tell. */
export const bareName = "name, names; ім'я, імя, назва; имя; name; nombre; nom";
export const bareTitle = "title; титул; титул; titre; titulo";

/** A column that goes on with the street, in front or behind, as the file has it. */
export const houseNumber =
  "house number, street number, building number, house no; будинок, номер будинку; дом, номер дома; hausnummer, hausnr, nr; numero de calle, numero de casa; numero de rue, numero de voie";

/** Columns of one label in a list: the item is added with that label, an identity with that kind. */
export const labelledSynonyms: readonly [key: ColumnKey, label: string, names: string][] = [
  [
    "phone",
    "mobile",
    "mobile, mobile phone, cell, cell phone, cellphone, mobile number, mobile phone number, gsm; мобільний, мобільний телефон, моб тел, моб; мобильный, мобильный телефон, моб тел, сотовый; handy, mobil, mobiltelefon, mobilnummer, handynummer; movil, celular, telefono movil; portable, mobile, telephone portable, tel portable, telephone mobile",
  ],
  [
    "phone",
    "work",
    "work phone, business phone, office phone, company phone, company main phone, direct phone, work number; робочий телефон; рабочий телефон, служебный телефон; telefon geschaftlich, geschaftlich, telefon arbeit, dienstlich, buro; telefono trabajo, telefono de trabajo, telefono oficina; telephone professionnel, tel bureau, telephone bureau, telephone travail",
  ],
  [
    "phone",
    "home",
    "home phone, private phone, home number; домашній телефон, домашній; домашний телефон, домашний; telefon privat, privat; telefono casa, telefono particular, telefono fijo; telephone domicile, telephone fixe, tel fixe, fixe",
  ],
  [
    "phone",
    "fax",
    "fax, fax number, business fax, home fax, other fax, facsimile; факс; факс; fax, faxnummer, telefax; fax; fax, telecopie",
  ],
  ["phone", "other", "pager, car phone, radio phone, callback, assistant s phone, isdn, tty tdd phone, telex"],
  [
    "email",
    "work",
    "work email, business email, company email; робоча пошта; рабочая почта; e mail geschaftlich; correo trabajo, correo de trabajo; e mail professionnel, email professionnel, email pro",
  ],
  [
    "email",
    "home",
    "home email, personal email, private email; особиста пошта; личная почта; e mail privat; correo personal; e mail personnel, email personnel, email perso",
  ],
  ["identity", "skype", "skype, skype id, skype name, скайп"],
  ["identity", "telegram", "telegram, telegram id, telegram username, телеграм, телеграмм"],
  ["identity", "whatsapp", "whatsapp, whats app, whatsapp number, ватсап, вотсап"],
  ["identity", "viber", "viber, viber number, вайбер"],
  ["identity", "messenger", "messenger, facebook messenger"],
  ["identity", "vk", "vk, vkontakte, вк, вконтакте"],
  ["identity", "twitter", "twitter, twitter username, twitter handle, x twitter"],
  ["identity", "facebook", "facebook, facebook page, facebook profile, фейсбук"],
  ["identity", "linkedin", "linkedin, linked in, linkedin url, linkedin profile, linkedin bio"],
  ["identity", "google", "google, google plus, googleplus"],
  ["identity", "instagram", "instagram, instagram username, инстаграм, інстаграм"],
  ["identity", "signal", "signal"],
  ["identity", "xing", "xing"],
];

/** Words before a part of an address that name the address: "Business city", "Billing street". */
export const addressWords: Readonly<Record<string, string>> = {
  business: "work",
  work: "work",
  office: "work",
  company: "work",
  home: "home",
  private: "home",
  other: "other",
  billing: "billing",
  invoice: "billing",
  shipping: "shipping",
  delivery: "shipping",
  mailing: "mailing",
  postal: "mailing",
};
