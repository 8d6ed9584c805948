import { listOf, pairsOf, formsOf, type Names } from "./names.ts";

/** France, Belgium, French-speaking Switzerland and Quebec. */
export const french: Names = {
  women: listOf(`
    Amélie Chloé Marie-Claire Anne-Sophie Éloïse Hélène Céline Aurélie Mélanie Stéphanie Élodie Manon Camille Juliette
    Margaux Clémence Apolline Capucine Océane Sylvie Brigitte Martine Monique Odile Geneviève Véronique Béatrice Nathalie
    Sandrine Delphine Noémie Inès Fatou Yasmine Marie-Ève Marie-Laure Agathe Solène Maëlle Gwenaëlle Amandine`),
  men: listOf(`
    Baptiste Théo Jean-Baptiste Jean-Luc Pierre-Yves Étienne François Frédéric Gaël Loïc Yann Tanguy Antoine Guillaume
    Mathieu Nicolas Julien Romain Rémi Cédric Sébastien Jérôme Benoît Hervé Thierry Pascal Alain Bernard Gérard Michel
    Jean-Marc Jean-François Marc-Antoine Hugo Jules Arthur Mehdi Karim Mamadou Valentin Augustin`),
  surnames: formsOf(`
    Charpentier Lefèbvre Moreau Garnier Benali Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Laurent Michel
    Roux Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Mercier Faure Blanc Guérin Boyer Chevalier Perrin
    Clément Gauthier Morin Nicolas Henry Roussel Mathieu Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meunier
    Brun Blanchard Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt Roy
    Leclerc Colin Vidal Caron Picard Fabre Philippe Aubert Lemoine Dumas Lacroix Olivier Bourgeois Pierre Benoît Rey
    Leclercq Payet Rolland Deschamps Vasseur Guillaume Guillot Hubert Berger Carpentier Dupuis Louis Moulin Huet Besson
    Tremblay Gagnon Bouchard Pelletier Desrosiers Vandenberghe Delvaux Peeters Rochat Favre Kerbrat Le~Goff Le~Gall
    de~Montreuil de~la~Roche d’Aubigny Diallo Traoré Haddad Nguyen`),
  shortNames: pairsOf(`
    Nicolas=Nico Sébastien=Seb Frédéric=Fred Stéphanie=Steph Véronique=Véro Geneviève=Gene Benoît=Ben Mathieu=Mat
    Guillaume=Guigui Antoine=Toine Jean-Baptiste=JB Marie-Claire=Marie Anne-Sophie=Anso Juliette=Juju
    Valentin=Val Amélie=Amé`),
};
