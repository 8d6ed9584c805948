-- Mistyped words are looked for as they are written too; the words are read anew after the start.
delete from name_words;
