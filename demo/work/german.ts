import { listOf } from "../names/names.ts";
import { phrasesOf, titlesOf, type Work } from "./work.ts";

export const germanWork: Work = {
  heads: titlesOf(
    "Geschäftsführer/Geschäftsführerin, Inhaber/Inhaberin, Ärztlicher Direktor/Ärztliche Direktorin, Praxisinhaber/Praxisinhaberin, Vorstand",
  ),
  jobs: titlesOf(`
    Leiter Einkauf/Leiterin Einkauf, Einkäufer/Einkäuferin, Oberarzt Radiologie/Oberärztin Radiologie, Praxismanager/Praxismanagerin,
    Laborleiter/Laborleiterin, Servicetechniker/Servicetechnikerin, Buchhalter/Buchhalterin, IT-Administrator/IT-Administratorin,
    Lagerleiter/Lagerleiterin, Qualitätsbeauftragter/Qualitätsbeauftragte, Vertriebsleiter/Vertriebsleiterin, Projektleiter/Projektleiterin,
    Tierarzt/Tierärztin, Medizintechniker/Medizintechnikerin, Sachbearbeiter/Sachbearbeiterin, Apotheker/Apothekerin,
    Assistent der Geschäftsführung/Assistentin der Geschäftsführung, Datenschutzbeauftragter/Datenschutzbeauftragte,
    Physiotherapeut/Physiotherapeutin, Disponent/Disponentin`),
  departments: ["Einkauf", "Radiologie", "Service", "Buchhaltung", "IT", "Empfang", "Labor", "Versand"],
  notes: phrasesOf(`
    <p>Am besten vor 11 Uhr anrufen. Das Budget wird im Oktober entschieden.</p>
    <p>Kennengelernt auf der Frühjahrsmesse, Interesse am <b>Wartungsvertrag</b>.</p>
    <p>Zuständig für drei Standorte; Angebote bitte je Standort.</p>
    <p>Rechnungen nur als PDF, Betreff mit Bestellnummer.</p>
    <p>Im August immer im Urlaub.</p>`),
  companies: phrasesOf(`
    {stem} Medizintechnik GmbH
    Praxis Dr. {surname} & {surname}
    Labor {stem} AG
    Klinikum {stem}
    Tierklinik {stem}
    {surname} & Söhne KG
    Apotheke {stem}
    {stem} Logistik GmbH
    Rehazentrum {stem}
    {surname} Feinmechanik GmbH`),
  stems: listOf(`
    Nordlicht Lindenhof Rosenau Hohenfels Silbersee Falkenstein Birkengrund Eulenried Morgentau Auenland~Süd Sternberg~West
    Elbwiesen Kranichfeld Weidenbach Tannenruh Mühlental Sonnenbühl Ahornhöhe Schwanensee Wolkenstein Rehfeld Steinquell
    Heidekraut Ostwind Kupferberg`),
};
