import { fold } from "./text.ts";

/** Given names of Ukraine and Russia whose ends look like surnames, and the commonest others: they tell "Петров Иван" from "Иван Петров". */
const slavic = `
Александр Александра Алексей Алена Алина Алла Альбина Анастасия Анатолий Ангелина Андрей Анжела Анна Антон Антонина Арина Аркадий Арсений Артем Артур
Богдан Борис Вадим Валентин Валентина Валерий Валерия Варвара Василий Василиса Вера Вероника Виктор Виктория Виталий Влад Владимир Владислав Всеволод Вячеслав
Галина Геннадий Георгий Герман Глеб Григорий Данил Даниил Данила Дарина Дарья Денис Диана Дина Дмитрий Ева Евгений Евгения Евдокия Егор Екатерина Елена Елизавета
Жанна Захар Зинаида Зоя Иван Игорь Илья Инна Ирина Карина Кира Кирилл Клавдия Константин Кристина Ксения Лариса Лев Леонид Лидия Лилия Любовь Людмила
Макар Максим Маргарита Марина Мария Марк Мартин Матвей Михаил Мирон Надежда Назар Наталия Наталья Никита Николай Нина Оксана Олег Олеся Ольга Павел Петр Полина
Раиса Регина Римма Родион Роман Ростислав Руслан Савелий Светлана Святослав Семен Сергей Снежана София Софья Станислав Степан Таисия Тамара Тарас Татьяна Тимофей Тимур
Ульяна Федор Филипп Эдуард Элина Эльвира Эмма Юлия Юрий Яков Яна Ян Ярослав Ярослава Устин Августин Вениамин Северин Арсен Роберт Рустам Марат Ринат Ильдар
Олександр Олександра Олексій Олена Оленка Андрій Ганна Анастасія Анатолій Ангеліна Аліна Богдана Борислав Валентина Валерій Валерія Василь Василина Віктор Вікторія Віра Віталій
Володимир Вероніка Галина Георгій Григорій Гнат Данило Дарія Дарина Денис Дмитро Діана Євген Євгенія Єва Єгор Катерина Єлизавета Захар Зінаїда Зоряна Іван Ігор Ілля Інна Ірина Карина
Кирило Костянтин Крістіна Христина Ксенія Лариса Левко Леонід Леся Лідія Лілія Любов Людмила Максим Маргарита Марина Марія Маркіян Марко Мар'яна Матвій Мирослав Мирослава Михайло Микита Микола
Надія Назарій Наталія Ніна Оксана Олег Ольга Олеся Орест Остап Павло Петро Поліна Раїса Роксолана Роман Сергій Світлана Святослав Семен Соломія Софія Станіслав Степан Тамара Тетяна Тимофій
Уляна Устим Федір Юлія Юрій Юрко Яків Яна Ярина Ярослав Ярослава Сашко Петрик Данко Янко Славко Валентин Мартин Августин Вадим Віолетта Сніжана Антін Ростислав Кіра Тарас Зіновій
Саша Маша Даша Катя Лена Оля Аня Таня Наташа Ира Юля Настя Света Люда Галя Коля Вова Володя Миша Паша Петя Дима Женя Сережа Леша Леха Костя Слава Витя Толя Юра Ваня Гриша Боря Гена Валера Андрюша Стас Макс Рома Сеня Тема Лёня
Aleksandr Alexander Alexandra Aleksandra Aleksei Alexey Alexei Alina Alla Anastasia Anastasiia Anatoly Anatolii Andrei Andrey Andrii Andriy Anna Hanna Anton Antonina Artem Bogdan Bohdan Boris Borys
Vadim Vadym Valentin Valentyn Valentina Valentyna Valeria Valeriy Vasily Vasyl Vera Vira Veronika Viktor Victor Viktoria Viktoriia Victoria Vitaly Vitalii Vladimir Volodymyr Vladislav Vladyslav Vyacheslav
Galina Halyna Gennady Georgy Grigory Hryhorii Daniil Danylo Daria Dariia Denis Denys Dmitry Dmitri Dmitriy Dmytro Evgeny Evgeny Yevhen Evgenia Yevheniia Egor Yehor Ekaterina Kateryna Elena Olena Elizaveta Yelyzaveta
Zoya Ivan Igor Ihor Ilya Illia Inna Irina Iryna Karina Kirill Kyrylo Konstantin Kostiantyn Kristina Khrystyna Ksenia Kseniia Larisa Larysa Leonid Lidia Lidiia Lyubov Liubov Lyudmila Liudmyla
Maksim Maxim Maksym Margarita Marharyta Marina Maryna Maria Mariia Mariya Mark Matvey Matvii Mikhail Mykhailo Mykola Nikolai Nikolay Nadezhda Nadiia Nazar Natalia Nataliia Natalya Nikita Mykyta Nina Oksana Oleg Oleh Oleksandr Oleksandra Oleksii Olga Olha
Pavel Pavlo Petr Pyotr Petro Polina Roman Ruslan Svetlana Svitlana Svyatoslav Sviatoslav Semyon Semen Sergei Sergey Serhii Serhiy Sofia Sofiia Stanislav Stepan Taras Tatiana Tatyana Tetiana Timofey Uliana Fedor Fyodor Fedir Yulia Yuliia Julia Yuri Yuriy Yurii Yakov Yana Yaroslav Yaroslava Ostap Orest Solomiia
`;

/** Given names of Spanish and Portuguese that stand second: "María José", "Juan Carlos". */
const iberian = `
José Jose María Maria Luis Carlos Antonio Manuel Jesús Ángel Miguel Francisco Javier Alberto Andrés Pablo Pedro Juan Ramón Enrique Eduardo Alejandro Rafael Ignacio Fernando Daniel David
Pilar Carmen Teresa Isabel Dolores Luisa Elena Cristina Fernanda Mercedes Rosa Ana Josefa Angeles Victoria Concepción Rosario Soledad Lourdes Beatriz Eugenia Julia Laura Inés Paula Sofía Lucía
Guadalupe Esther Gabriel Gabriela Alejandra Andrea Patricia Mónica Claudia Vicente Joaquín Santiago Sebastián Diego Emilio Arturo Ricardo Roberto Jorge Mario Augusto Alfonso Felipe Martín Tomás Adrián Agustín Julio César
João Paulo Henrique Guilherme Lúcia Clara Beatriz Helena
`;

const slavicNames = readList(slavic);
const iberianNames = readList(iberian);

export function isSlavicGivenName(word: string): boolean {
  return slavicNames.has(fold(word));
}

export function isIberianGivenName(word: string): boolean {
  return iberianNames.has(fold(word));
}

function readList(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/).map(fold));
}
