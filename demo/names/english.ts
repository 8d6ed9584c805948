import { listOf, pairsOf, formsOf, type Names } from "./names.ts";

/** England, Scotland, Wales, Ireland, and the families that came to live there and in North America. */
export const english: Names = {
  women: listOf(`
    Grace Hannah Eleanor Imogen Beatrice Harriet Phoebe Charlotte Olivia Amelia Freya Isla Niamh Aoife Saoirse Siobhan
    Catherine Elizabeth Margaret Victoria Rebecca Abigail Madison Brooke Savannah Natalie Jasmine Priya Aisha Chioma
    Wei~Ling Rosalind Georgina Philippa Bronwen Ailsa Morag Kirsty Joanna Theresa Deborah Pamela`),
  men: listOf(`
    Thomas William Edward Henry Oliver George Harry Alfred Rupert Duncan Angus Callum Ewan Rhys Dylan Cormac Declan
    Padraig Fergus Liam James Michael Robert Christopher Benjamin Nathan Tyler Austin Marcus Darnell Jude Chidi Arjun
    Imran Wei~Jie Leonard Walter Gareth Stephen Andrew Gordon Ronan`),
  surnames: formsOf(`
    Whitfield Ashworth Pemberton Hargreaves Holloway Marchmont Fairbairn Thornbury Lockwood Redfern Winslow Atherton Barlow
    Beckett Blackwood Bramwell Brightman Caldwell Carlisle Chadwick Cholmeley Clifton Colby Cotterill Crawshaw Dalton
    Darby Denholm Drayton Dunmore Eastwood Ellery Fenwick Fletcher Foxley Garside Gladwell Goddard Greaves Hadley
    Halliday Harcourt Hawthorne Heathcote Hollis Huxley Ingram Kerridge Kingsley Langford Lathom Lyndon Mallory Merrick
    Milburn Norwood Oakley Oldfield Paget Penrose Pickering Prescott Quayle Radcliffe Ravenhill Rowntree Sedgwick
    Selby Shelton Stanhope Tamworth Thackeray Tilney Underhill Verney Wakefield Wetherby Winterton Woodbridge Yardley
    O’Sullivan O’Brien O’Donnell O’Keefe O’Rourke O’Malley Fitzgerald Gallagher Kavanagh Mulcahy Brennan Doherty
    McAllister McKenna McLeod MacGregor MacDougall Campbell-Reid Llewellyn Griffiths Pryce Cadogan
    Okafor Adeyemi Mensah Patel Chaudhry Iqbal Kapoor Nair Chen Nguyen Park Delgado Rossi Kowalczyk
    Sinclair Hepburn Lambert Dawson Bannister Aldridge`),
  shortNames: pairsOf(`
    Thomas=Tom William=Bill Edward=Ted Robert=Bob Christopher=Chris Benjamin=Ben Catherine=Kate Elizabeth=Liz
    Margaret=Maggie Victoria=Vicky Rebecca=Becky Abigail=Abby Michael=Mike Andrew=Andy Stephen=Steve Deborah=Debbie
    Charlotte=Lottie Eleanor=Nell`),
};
