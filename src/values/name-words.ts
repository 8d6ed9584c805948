import { fold } from "./text.ts";

/** Words before a name that are no part of it, folded, in the six languages. */
const titles = new Set(
  (
    "mr mrs ms miss mx sir dame lord lady dr doctor prof professor rev reverend fr father hon judge capt captain col gen lt sgt maj major pres madam " +
    "herr frau fraulein hr doktor professorin ing dipl med jur rer nat phil habil mag " +
    "monsieur madame mademoiselle mme mlle me maitre docteur pr " +
    "senor senora senorita sr sra srta dona dra lic arq abg sres " +
    "пан пані панна панове д р др доктор доцент професор акад академік інж " +
    "господин госпожа г н г жа гн гжа профессор академик инж тов товарищ " +
    "sig signor signora signore dott dottoressa pan pani dhr mevr"
  ).split(" "),
);

/** Titles that are also words of names and count only with their dot or in their language. */
const titlesWithDot = new Set(["m", "d", "st", "н", "г", "р", "о"]);

/** Words of address behind which one word is the surname: "Frau Müller". */
const surnameTitles = new Set(
  "mr mrs ms miss herr frau monsieur madame mademoiselle mme mlle m senor senora senorita sr sra srta господин госпожа гн гжа г-н г-жа".split(
    " ",
  ),
);

const suffixes = new Set(
  "jr sr junior senior ii iii iv vi vii phd ph d md dds dvm esq cpa mba msc bsc ma ba llm jd rn obe cbe mbe ret фн молодший старший младший мл ст dipl ing".split(
    " ",
  ),
);
suffixes.delete("d");
suffixes.delete("ph");

/** Small words that begin a surname, folded. */
const particles = new Set(
  "von vom van der den de del della dello di da dos do das du des le la las los lo bin ben ibn bint abu al el ter ten te zu zum zur af av ap mac san santa st y e i фон ван де дер да ди бин ибн аль эль".split(
    " ",
  ),
);

/** Those that are written with a capital only as particles; "Le", "La" or "E" may be a name of its own. */
const capitalParticles = new Set(
  "von van der den de del della di da dos das du bin ibn al el фон ван де дер аль эль".split(" "),
);

export function isTitle(word: string): boolean {
  const folded = fold(word.replace(/[.-]/g, ""));
  return titles.has(folded) || (word.endsWith(".") && titlesWithDot.has(folded));
}

export function asksForSurname(title: string): boolean {
  return surnameTitles.has(fold(title.replace(/[.]/g, "")));
}

/** Roman numbers and degrees need their own look; "Ma" and "Ba" are names, "MA" is a degree. */
export function isSuffix(word: string): boolean {
  const plain = word.replace(/[.,]/g, "");
  const folded = fold(plain);
  if (!suffixes.has(folded)) return false;
  return folded.length > 2 || ["jr", "sr", "мл", "ст"].includes(folded) || plain === plain.toUpperCase();
}

export function isParticle(word: string): boolean {
  const folded = fold(word);
  if (!particles.has(folded)) return false;
  return word === word.toLowerCase() || capitalParticles.has(folded);
}
