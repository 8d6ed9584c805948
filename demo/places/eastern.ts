import { citiesOf, streetsOf, type Country } from "./places.ts";

/** No number of a subscriber begins with 0 in the east; 94 was given back by its operator, 973 never given out. */
export const ukraine: Country = {
  code: "UA",
  language: "uk",
  timeZone: "Europe/Kyiv",
  cities: citiesOf(`
    Київ | UA-30 | 01%## | +380 44 0## ## ##
    Львів | UA-46 | 790%# | +380 32 0## ## ##
    Харків | UA-63 | 610%# | +380 57 0## ## ##
    Одеса | UA-51 | 650%# | +380 48 0## ## ##
    Дніпро | UA-12 | 490%# | +380 56 0## ## ##
    Чернівці | UA-77 | 580%# | +380 37 20# ## ##
    Івано-Франківськ | UA-26 | 760%# | +380 34 20# ## ##
    Полтава | UA-53 | 360%# | +380 53 20# ## ##
    Вінниця | UA-05 | 210%# | +380 43 20# ## ##
    Рівне | UA-56 | 330%# | +380 36 20# ## ##`),
  streets: streetsOf(`
    вул. Соборна, вул. Шкільна, вул. Зелена, вул. Садова, вул. Лесі Українки, вул. Незалежності, вул. Вишнева, вул. Річкова,
    вул. Михайла Грушевського, просп. Свободи, вул. Польова, вул. Замкова, вул. Зоологічна, бульв. Каштановий, вул. Липова`),
  line: "{street}, {number}",
  mobile: "+380 94 0## ## ##",
  taxNumber: "99######",
};

export const russia: Country = {
  code: "RU",
  language: "ru",
  timeZone: "Europe/Moscow",
  cities: citiesOf(`
    Москва | RU-MOW | 10%0## | +7 495 0##-##-##
    Санкт-Петербург | RU-SPE | 19%0## | +7 812 0##-##-##
    Екатеринбург | RU-SVE | 6200%# | +7 343 0##-##-##
    Казань | RU-TA | 4200%# | +7 843 0##-##-##
    Нижний Новгород | RU-NIZ | 6030%# | +7 831 0##-##-##
    Самара | RU-SAM | 4430%# | +7 846 0##-##-##
    Воронеж | RU-VOR | 3940%# | +7 473 0##-##-##`),
  streets: streetsOf(`
    ул. Садовая, ул. Лесная, ул. Школьная, ул. Зелёная, ул. Речная, ул. Полевая, пр. Мира, ул. Вишнёвая, ул. Заречная,
    ул. Берёзовая, ул. Солнечная, наб. Тихая, ул. Новая, ул. Центральная`),
  line: "{street}, д. {number}",
  mobile: "+7 973 0##-##-##",
  taxNumber: "00########",
};

export const kazakhstan: Country = {
  code: "KZ",
  language: "ru",
  timeZone: "Asia/Almaty",
  cities: citiesOf(`
    Алматы | KZ-ALA | 0500%# | +7 727 0##-##-##
    Астана | KZ-AST | 0100%# | +7 717 0##-##-##`),
  streets: streetsOf("ул. Абая, ул. Яблоневая, пр. Достык, ул. Горная, ул. Тополиная"),
  line: "{street}, {number}",
  mobile: "+7 727 0##-##-##",
  taxNumber: "0000########",
};
