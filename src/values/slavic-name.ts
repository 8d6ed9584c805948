import { isSlavicGivenName } from "./given-names.ts";
import { fold } from "./text.ts";

/** A patronymic by its end: Сергеевич, Ильинична, Сергійович, Іванівна, Sergeevich, Ivanivna. Men's may be surnames too (Абрамович). */
export function isPatronymic(word: string): boolean {
  return (
    /(?:ович|евич|йович|ьич|кузьмич|фомич|лукич|никитич|овна|евна|ична|инична|івна|ївна)$/.test(fold(word)) ||
    isLatinPatronymic(word)
  );
}

/** Women's patronymics are never surnames. */
export function isWomansPatronymic(word: string): boolean {
  return /(?:овна|евна|ична|івна|ївна|ovna|evna|ivna|ichna|ychna)$/.test(fold(word));
}

/** "оглы", "кызы": the second word of a patronymic in the Caucasus and Central Asia. */
export function isPatronymicWord(word: string): boolean {
  return /^(?:оглы|оглу|кызы|гызы|улы|ogly|oglu|qizi|kyzy|uly)$/.test(fold(word));
}

/** A surname of Ukraine, Russia or their neighbours by its end, unless it is a known given name (Марина, Яков, Марко). Latin ends that other languages share do not count. */
export function isSlavicSurname(word: string): boolean {
  const folded = fold(word);
  if (folded.length < 4 || isSlavicGivenName(word)) return false;
  return (
    /(?:енко|ко|ов|ев|ін|їн|ин|ын|ова|ева|єва|єв|іна|ина|ына|ський|ська|цький|цька|зький|зька|ский|ская|цкий|цкая|чук|щук|юк|ук|ець|ишин|шин|ян|янц|дзе|швили|швілі|их|ых|ів|ич)$/.test(
      folded,
    ) ||
    (/(?:enko|[^aeiou]ov|ev|iev|ova|eva|ieva|skyi|skyy|skiy|skii|skaya|skaia|ska|tskyi|tska|chuk|shchuk|iuk|yuk|dze|shvili|yan|ishyn)$/.test(
      folded,
    ) &&
      folded.length >= 5)
  );
}

function isLatinPatronymic(word: string): boolean {
  return /^[a-z]{3,}(?:ovich|evich|ovych|iovych|yovych|evych|ovna|evna|ivna|yivna|ichna|ychna)$/.test(fold(word));
}
