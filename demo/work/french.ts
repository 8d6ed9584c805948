import { listOf } from "../names/names.ts";
import { phrasesOf, titlesOf, type Work } from "./work.ts";

export const frenchWork: Work = {
  heads: titlesOf(
    "Directeur général/Directrice générale, Gérant/Gérante, Médecin-chef/Médecin-cheffe, Fondateur/Fondatrice, Président/Présidente",
  ),
  jobs: titlesOf(`
    Responsable des achats, Acheteur/Acheteuse, Chef du service de radiologie/Cheffe du service de radiologie, Comptable,
    Technicien de laboratoire/Technicienne de laboratoire, Ingénieur service/Ingénieure service, Responsable logistique, Responsable qualité,
    Administrateur systèmes/Administratrice systèmes, Commercial/Commerciale, Vétérinaire, Assistant de direction/Assistante de direction,
    Infirmier/Infirmière, Pharmacien/Pharmacienne, Chef de projet/Cheffe de projet, Juriste, Kinésithérapeute, Biologiste,
    Chargé d’accueil/Chargée d’accueil, Magasinier/Magasinière`),
  departments: [
    "Achats",
    "Radiologie",
    "Service technique",
    "Comptabilité",
    "Informatique",
    "Accueil",
    "Laboratoire",
    "Logistique",
  ],
  notes: phrasesOf(`
    <p>Appeler avant 11 heures. Le budget se décide en octobre.</p>
    <p>Rencontre au salon de printemps, intérêt pour le <b>contrat d’entretien</b>.</p>
    <p>Suit trois sites ; une offre par site.</p>
    <p>Les factures partent au siège, pas au laboratoire.</p>`),
  companies: phrasesOf(`
    Laboratoires {stem}
    Clinique {stem}
    Centre hospitalier de {stem}
    Cabinet {surname} et {surname}
    Pharmacie {surname}
    Clinique vétérinaire {stem}
    {stem} Logistique SARL
    Ateliers {surname}
    Imagerie {stem}`),
  stems: listOf(`
    Vauclair Étretat-Nord Beaurivage Montfleury Clairval Bellecombe Roche-Blanche Valfontaine Saint-Alban-du-Lac Grand-Pré
    Les~Tilleuls Hautecourt Belle-Étoile Champdoré Pont-Vert Vertemare Lumière Fontenelle Val-Clair Mirefleurs`),
};
