-- The words that people's names are made of, each once: what was mistyped is looked up here, so that searching needs no
-- fuzzy comparison of a million names. A word that nobody is called any more stays; it finds nobody.
create table name_words (
  word text collate "C" primary key,
  -- The spelling in which words of two alphabets meet.
  latin text collate "C" not null,
  -- That spelling, and it without each of its letters in turn: words one error apart share one of them.
  keys text[] collate "C" not null
);
create index name_words_by_key on name_words using gin (keys);
