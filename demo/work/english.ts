import { listOf } from "../names/names.ts";
import { phrasesOf, titlesOf, type Work } from "./work.ts";

export const englishWork: Work = {
  heads: titlesOf(
    "Managing director, Practice owner, Chief executive, General manager, Head of operations, Founder, Clinical director",
  ),
  jobs: titlesOf(`
    Head of radiology, Head of purchasing, Buyer, Practice manager, Laboratory manager, Service engineer, Receptionist, Veterinary nurse,
    Office manager, Accountant, IT administrator, Warehouse manager, Quality manager, Sales representative, Project manager, Biologist,
    Radiographer, Physiotherapist, Facilities manager, Marketing manager, Data protection officer, Fleet manager, Research assistant, Trainer`),
  departments: ["Purchasing", "Radiology", "Service", "Accounts", "IT", "Front desk", "Laboratory", "Logistics"],
  notes: phrasesOf(`
    <p>Prefers calls before 11. Budget for the next year is decided in October.</p>
    <p>Met at the spring fair. Interested in the <b>service plan</b>, asked for two references.</p>
    <p>Speaks for three sites; send offers with the site named.</p>
    <p>Do not call during surgery hours, 9 to 12.</p>
    <p>Moved from the Leeds branch in March. Knows the old contract well.</p>
    <p>Asked twice about delivery times. <em>Answer within a day.</em></p>`),
  companies: phrasesOf(`
    {stem} Veterinary Group
    {stem} Diagnostics Ltd
    {stem} Medical Supplies
    {stem} Imaging
    {surname} & {surname} LLP
    {surname} Dental Practice
    {stem} Logistics
    {stem} Laboratories
    {stem} Community Hospital
    {surname} Instruments
    {stem} Bakery
    {stem} Engineering Ltd`),
  stems: listOf(`
    Ashdown Northmoor Larkfield Greyfriars Elmstead Harbourside Oakhollow Stonebeck Westmere Fernhill Silverbrook Kestrel
    Marlow~Bridge Blue~Heron Copperfield Highmead Windrush~Vale Saltmarsh Thornwick Bellhaven Redwater Pinecrest Juniper~Hill
    Clearbrook Seven~Gates Holmdale Ravenscar~Bay Amberley~Park Longacre Millrace`),
};
