import { listOf, pairsOf, formsOf, type Names } from "./names.ts";

/** Germany, Austria and the German-speaking part of Switzerland. */
export const german: Names = {
  women: listOf(`
    Friederike Hannah Svenja Annegret Johanna Lena Katharina Charlotte Greta Marlene Ingrid Ursula Renate Sabine Petra
    Claudia Birgit Heike Anke Silke Ulrike Dorothea Leonie Mia Emma Paula Theresa Magdalena Franziska Veronika Elfriede
    Gisela Helga Nele Wiebke Frauke Antje Anna-Lena Marie-Luise Eva-Maria Gülşen`),
  men: listOf(`
    Jonas Jürgen Matthias Sebastian Florian Lukas Felix Maximilian Alexander Johannes Friedrich Heinrich Wolfgang Dieter
    Günter Klaus Uwe Rainer Bernd Holger Thorsten Sven Lars Nils Fiete Kai Ole Benedikt Korbinian Leopold Anton Emil
    Konrad Ruprecht Gottfried Hans-Peter Karl-Heinz Claus-Dieter Emre Björn Sönke`),
  surnames: formsOf(`
    Bergmann Müller Weiß Kröger Schneider Fischer Weber Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf
    Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Werner Krause Lehmann Köhler Maier Walter
    Huber Kaiser Fuchs Lang Scholz Möller Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck
    Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt Stein Jäger Otto
    Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Dietrich Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergfeld
    Nordhausen Ahrenfeld Dünnwald Wiesengrund Grünwald Lindhorst Steinhauer Morgenroth Abendstern Sonnleitner Obermoser
    Hinterseer Zellweger Aeschbacher Rüegsegger Bürgi Kehrli von~Hohenfels von~Ahrenfeld von~der~Wiese von~Steinau
    van~Lindern zur~Mühle Meyer-Landgraf Schmidt-Wolters Kurz-Behrendt Yılmaz Demir Kowalski Novak Petrović
    Tietjen Harms Petersen Claasen Brüggemann Feddersen`),
  shortNames: pairsOf(`
    Katharina=Kathi Friederike=Rike Franziska=Franzi Johanna=Hanna Magdalena=Lena Maximilian=Max Sebastian=Basti
    Alexander=Alex Matthias=Matze Friedrich=Fritz Johannes=Hannes Heinrich=Heiner Wolfgang=Wolle Benedikt=Bene
    Charlotte=Lotte Ursula=Uschi Gisela=Gisi Theresa=Resi`),
};
