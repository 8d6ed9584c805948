import { listOf } from "../names/names.ts";
import { phrasesOf, titlesOf, type Work } from "./work.ts";

export const spanishWork: Work = {
  heads: titlesOf(
    "Director general/Directora general, Gerente, Director médico/Directora médica, Fundador/Fundadora, Propietario/Propietaria",
  ),
  jobs: titlesOf(`
    Jefe de compras/Jefa de compras, Comprador/Compradora, Jefe de radiología/Jefa de radiología, Técnico de laboratorio/Técnica de laboratorio,
    Ingeniero de servicio/Ingeniera de servicio, Contable, Administrador de sistemas/Administradora de sistemas, Jefe de almacén/Jefa de almacén,
    Responsable de calidad, Comercial, Veterinario/Veterinaria, Recepcionista, Enfermero/Enfermera, Abogado/Abogada, Fisioterapeuta,
    Farmacéutico/Farmacéutica, Coordinador de proyectos/Coordinadora de proyectos, Secretario de dirección/Secretaria de dirección`),
  departments: [
    "Compras",
    "Radiología",
    "Servicio técnico",
    "Contabilidad",
    "Informática",
    "Recepción",
    "Laboratorio",
    "Almacén",
  ],
  notes: phrasesOf(`
    <p>Mejor llamar antes de las 11. El presupuesto se decide en octubre.</p>
    <p>Nos conocimos en la feria de primavera. Le interesa el <b>contrato de mantenimiento</b>.</p>
    <p>Lleva tres centros; una oferta por centro.</p>
    <p>En agosto no contesta nadie.</p>`),
  companies: phrasesOf(`
    Clínica {stem}
    Hospital {stem}
    Laboratorios {stem} S.A.
    Talleres {surname} S.L.
    Farmacia {surname}
    Centro Veterinario {stem}
    {stem} Logística S.L.
    Despacho {surname} y {surname}
    Instrumentos {stem}`),
  stems: listOf(`
    Arrecife Sant~Rafael Valdeluz Miralmonte Costa~Brisa Los~Olivares Alborada Sierra~Clara Fuenteviva Montebello El~Roble
    La~Encina Puerto~Sereno Río~Alto Las~Palomas Aguamarina Campoflor Torrealba Nueva~Aurora Peñaflor~Norte`),
};
