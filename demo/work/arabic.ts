import { phrasesOf, titlesOf, type Work } from "./work.ts";

/** Titles in Arabic; companies bear Latin names, as many there do. */
export const arabicWork: Work = {
  heads: titlesOf("مدير عام/مديرة عامة, صاحب الشركة/صاحبة الشركة, مدير طبي/مديرة طبية"),
  jobs: titlesOf(
    "مهندس صيانة/مهندسة صيانة, مسؤول المشتريات/مسؤولة المشتريات, محاسب/محاسبة, طبيب أشعة/طبيبة أشعة, فني مختبر/فنية مختبر, موظف استقبال/موظفة استقبال",
  ),
  departments: ["المشتريات", "الأشعة", "الصيانة", "المحاسبة"],
  notes: phrasesOf("<p>يفضل التواصل عبر واتساب بعد الظهر.</p>"),
  companies: phrasesOf(`
    {stem} Imaging
    {stem} Diagnostics
    {stem} Medical Center
    {stem} Trading LLC`),
  stems: ["Al Waha", "Atlas Blue", "Zahra", "Nakhla", "Marsa", "Qamar", "Rimal"],
};
