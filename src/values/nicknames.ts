import { latinForm } from "./latin-form.ts";
import { fold } from "./text.ts";

/** Names that people use for one another, a line each; spellings that `latinForm` brings together stand once. A hyphen makes one name of two words. */
const lists = `
alexander alex alec sasha sander xander aleksander alejandro alexandre alessandro oleksandr олександр александр саша сашко шура алекс леся
alexandra alex sandra sasha aleksandra alejandra oleksandra олександра александра саша леся
alexei alex lyosha oleksii олексій алексей лёша леша льоша
anastasia nastya stacy анастасия анастасія настя ася
andrew andy drew andre andreas andres andrei andrii андрей андрій андрюша
ann anna annie anne anita anya ana hanna hannah аня анна ганна нюра
anthony tony anton antoine antonio toni антон тоша
antonina tonya антонина антоніна тоня
arkady аркадий аркадій аркаша
barbara barb barbie varvara варвара варя
benjamin ben benny benji benoit
bernard bernie bernd bernhard
bohdan bogdan богдан даня
boris борис боря
catherine kate katie cathy kathy kat katherine kathryn kateryna ekaterina catalina catherina katharina katrin катерина екатерина катя катруся
charles charlie chuck carl carlos karl charly
christina christine chris tina kristina christine krystyna cristina кристина христина крістіна
christopher chris kris christophe cristobal christoph christian cristian
claudia claude klaudia
constantine kostya konstantin kostiantyn константин костянтин костя
daniel dan danny danil danylo daniil данило даниил данила даня
daria dasha darya дарья дарія даша дарина одарка
david dave davy davyd давид
deborah deb debbie debby
denis denys dennis denny денис
dmitry dima mitya dmytro dmitri дмитрий дмитро дима діма митя
dominic dom nick dominique domingo
dorothy dot dolly dorothea
edward ed eddie ted ned eduard edouard eduardo эдуард едуард эдик
elena helen helena lena olena ellen елена олена лена оленка алена
elizabeth liz beth betty lizzie eliza lisa elisabeth elise yelyzaveta isabel елизавета єлизавета лиза ліза
emily em emma emilie emilia
eugene gene zhenya evgeny yevhen eugen eugenio евгений євген женя
eugenia zhenya evgenia yevheniia евгения євгенія женя
fedor fyodor fedir theodore ted teddy федор федір федя
francis frank fran francisco paco pancho francois franz francesco
frances fran fanny francisca francoise franziska
frederick fred freddy fritz friedrich federico frederic
gabriel gabe gabi
galina halyna halia galya галина галя
george georg jorge georges heorhii yuri yura юрий юрій юра георгий георгій жора гоша егор
gerald gerry jerry gerhard gerard gerardo
gregory greg gregor hryhorii grigory григорий григорій гриша грицько gregorio gregoire
henry hank harry heinrich henri enrique heinz quique
igor ihor игорь ігор
ilya illia elijah elias илья ілля
inna инна інна
irina iryna irene ira ирина ірина ира іра iren
ivan john jack johnny jon jan juan jean johann johannes hans ioan vanya иван іван ваня
jacob jake james jim jimmy jamie jaime jakob jacques yakov яков яків яша diego santiago
janet jane jean jan joan johanna jeanne juana яна
jennifer jen jenny
jessica jess jessie
joseph joe joey jose josef pepe giuseppe осип йосип
josephine josie jo josefina josefa
joshua josh
juliana julia julie julian yulia yuliia юлия юлія юля
karen caren karin carina karina карина
kenneth ken kenny
ksenia oksana xenia ксения ксенія оксана ксюша
larisa larysa лариса лара
lawrence larry laurence lorenzo laurent lars
leonard leo len lenny leonid leonardo леонид леонід леня льоня
louis lou lewis luis ludwig louie lluis lutz
louise lou luisa luise lou
ludmila lyuda liudmyla людмила люда люся мила
lucas luke luca lukas luc лука
lyubov lyuba liubov любовь любов люба
magdalena magda maggie lena magdalene
manuel manny manolo emmanuel
marcus mark marc marco marek markus marcos марк марко
margaret maggie meg peggy marge margot rita greta gretchen margarita marharyta marguerite margarete маргарита рита
maria mary marie mia masha mariia maryia molly polly marichka мария марія маша маруся марічка
marina maryna марина
martha marta marthe
martin marty marten martino
matthew matt matty mateo matthias mathieu matvii матвей матвій мотя
maxim max maksym maximilian maxime максим макс
michael mike mick mickey misha mykhailo mikhail miguel michel michele михаил михайло миша міша
nadezhda nadia nadiia надежда надія надя
natalia natasha natalie nataliia nataly наталья наталия наталія наташа наталка
nicholas nick nicky nico nicolas nikolai mykola nikolaus klaus николай микола коля
nicole nicky nikki
nikita mykyta никита микита
nina нина ніна
olga olha olya helga ольга оля
oleg oleh олег
pamela pam
patricia pat patty tricia trish
patrick pat paddy patricio
paul pablo paolo pavel pavlo pasha pol павел павло паша
paula pauline polina paulina поліна полина
peter pete petro pyotr pedro pierre pietro piotr peer петр петро петя пётр
philip phil philippe felipe филипп пилип
rafael rafa raphael rafi
raymond ray raimund ramon
rebecca becky becca
richard rick dick rich ricky ricardo rico
robert rob bob bobby robbie roberto bert роберт
roman roma роман рома
ronald ron ronnie
rostislav rostyslav ростислав ростик slava слава
ruslan rus руслан
samuel sam sammy
sarah sally sara sadie
sergei serhii serge sergio serezha сергей сергій сережа серёжа сергійко
sofia sophie sonya sophia sofiia софия софія софья соня
stanislav stas stan станислав станіслав стас
stephen steve steven stefan stepan esteban etienne stephane степан
susan sue suzy susie susanna susanne suzanne susana
svetlana sveta svitlana светлана світлана света світлана
svyatoslav sviatoslav slava святослав слава
taras тарас
tatiana tanya tetiana tatyana татьяна тетяна таня
teresa terry tess theresa therese tere
thomas tom tommy tomas
timothy tim timmy timofei tymofii тимофей тимофій тима
valentin valentyn valya валентин валя
valentina valentyna valya валентина валя
valery valera valerii валерий валерій валера
valeria lera valeriia валерия валерія лера
vasily vasyl vasya basil василий василь вася
veronica vera vira veronika вероника вероніка вера віра ніка
victor vic vitya viktor виктор віктор витя вітя
victoria vicky vika viktoriia виктория вікторія вика віка
vincent vince vinny vicente vincenzo
virginia ginny virginie
vitaly vitalik vitalii виталий віталій виталик віталик
vladimir vova volodya volodymyr владимир володимир вова володя
vladislav vlad vladyslav владислав влад
vyacheslav slava viacheslav вячеслав слава
walter walt wally gualterio
william will bill billy willy wilhelm liam guillermo guillaume guglielmo
yaroslav yarik slava ярослав слава
zachary zach zakhar захар
zinaida zina зинаида зінаїда зина
abigail abby abbie gail
adam adas adaś
adelaide adele addie heidi adelheid
agnes aggie agnieszka aga agnès ines inés
albert al bertie bert alberto albrecht
alfred alf alfie fred alfredo
alice ali alicia alison alisa алиса аліса
amelia amy millie amelie
amanda mandy
angela angie angelika angelica angeles
anna-maria annemarie anne-marie
archibald archie
arthur art artie arturo артур
artem tyoma artemii артем артём тёма
augustus gus august augustin agustin
beatrice bea trixie beatrix beatriz béa
bozena bożena bożenka
bridget biddy bridie brigitte birgit brigid gitte
bronislaw bronek
charlotte lottie charlie lotte carlota charline
clara claire clare klara clarissa
clement clem clément clemens klemens
consuelo chelo
cornelius neil cornelis cees cor
czeslaw czesiek
dolores lola lolita loli
donald don donnie
douglas doug dougie
eleanor ellie nell nelly nora lenore leonor eleonore eleonora
erik eric erich rik
ernest ernie ernst ernesto
evangelos vangelis ευάγγελος βαγγέλης
ferdinand fernando ferdi nando fernand
filomena mena
florence flo flossie florentina
florian flo
gertrude trudy gerti trude gertrud
giorgos george georgios γιώργος γεώργιος
gisela gisi gisella gisèle
giovanni gianni john vanni
grzegorz grzesiek grzes gregory
guadalupe lupe lupita
guillaume guigui
harold harry hal
harriet hattie
heinrich heiner heinz heini
herbert bert herb heribert
hildegard hilde hilda
howard howie
ignatius iggy ignacio nacho ignaz iñaki
ioannis giannis yannis ιωάννης γιάννης
isabella bella izzy isabel isabelle isa izabela iza
jacqueline jackie
jadwiga jadzia hedwig
jaroslaw jarek jaroslav
jean-baptiste jb
jean-claude jc
jeffrey jeff geoff geoffrey
jerome jerry jérôme hieronymus jeronimo
joan joanie juana joanna asia johanna hanna
joaquin quino joachim jochen achim
johann hans hannes johannes
jozef józek jozek joseph
juan-carlos juanca
juliette juju julie juliet giulietta julieta
katarzyna kasia kaska catherine
konrad conrad kurt
konstantinos kostas κωνσταντίνος κώστας ντίνος
krzysztof krzysiek krzys christopher
leopold leo poldi
lillian lily lil lilian liliana lilia лилия лілія ліля
lorraine lori
ludwig lutz louis
malgorzata gosia margaret
manfred manni fred
maria-jose pepa majo mariajo
maria-teresa maite
maria-luisa marilu malu
marie-luise marlies malu
matthias matze mathias hias matthew
matteo teo matthew
mercedes merche
mieczyslaw mietek
mildred millie
miroslaw mirek miroslav
monika moni monica monique
montserrat montse
nathaniel nate nat nathan
norbert bert
panagiotis panos takis παναγιώτης πάνος τάκης
penelope penny πηνελόπη
pilar pili
reginald reg reggie
reinhard reiner rainer
rosa rosie rose rosita rosario charo
rudolf rudi rolf rudolph
russell russ
sebastian seb basti bastian sebastien sébastien
siegfried sigi siggi
simon si simeon szymon семен семён
slawomir slawek
sofoklis sofoclis
spyridon spyros σπυρίδων σπύρος
stavroula voula
stephanie steph steffi stefanie stéphanie stefania
tadeusz tadek thaddeus
theodora dora thea theo feodora
ulrich uli ulli
ulrike uli ulli rike
ursula uschi ulla
violet vi viola
vasilios vasilis βασίλειος βασίλης basil
wincenty vincent
wojciech wojtek adalbert
wolfgang wolf wolfi
xavier javier xavi javi
zbigniew zbyszek
zoe zoë zoi зоя
`;

interface Others {
  /** Of one word, in their `latinForm`. */
  words: readonly string[];
  /** Of several words, folded. */
  phrases: readonly string[];
}

const others = readLists(lists);
const none: Others = { words: [], phrases: [] };

/** The names in use for this one; the name itself is not among them. */
export function nicknames(name: string): Others {
  return others.get(latinForm(name)) ?? none;
}

function readLists(text: string): ReadonlyMap<string, Others> {
  const found = new Map<string, { words: Set<string>; phrases: Set<string> }>();
  for (const line of text.trim().split("\n")) {
    const names = line.split(" ");
    const phrases = names.filter((name) => name.includes("-")).map(fold);
    const forms = [...new Set(names.filter((name) => !name.includes("-")).map(latinForm))];
    for (const form of forms) {
      const known = found.get(form) ?? { words: new Set(), phrases: new Set() };
      for (const other of forms) if (other !== form) known.words.add(other);
      for (const phrase of phrases) known.phrases.add(phrase);
      found.set(form, known);
    }
  }
  return new Map([...found].map(([form, { words, phrases }]) => [form, { words: [...words], phrases: [...phrases] }]));
}
