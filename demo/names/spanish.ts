import { listOf, pairsOf, formsOf, type Names } from "./names.ts";

/** Spain and Spanish America; a person bears two of the surnames, the father's first. */
export const spanish: Names = {
  women: listOf(`
    María~José Lucía Ángela Carmen Pilar Rocío Inés Beatriz Paloma Sofía Valentina Camila Martina Elena Nuria Montserrat
    Ainhoa Itziar Leire Noelia Raquel Silvia Verónica Alba Marta Cristina Isabel Teresa Dolores Consuelo Guadalupe Ximena
    Fernanda Renata María~del~Mar Ana~Belén María~Ángeles Esperanza Macarena Lourdes Begoña`),
  men: listOf(`
    Santiago Diego Javier Alejandro Pablo Álvaro Gonzalo Ignacio Rodrigo Sergio Adrián Rubén Óscar Iván Hugo Mateo Nicolás
    Sebastián Emiliano Joaquín Francisco Antonio Manuel Rafael Fernando Ricardo Eduardo Enrique Andrés Jesús José~Luis
    Juan~Carlos Miguel~Ángel José~María Iñaki Aitor Jordi Oriol Xavier Facundo Lautaro`),
  surnames: formsOf(`
    Fernández Herrero Núñez Rubio Sanz García González Rodríguez López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz
    Hernández Díaz Moreno Muñoz Álvarez Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez Serrano
    Blanco Molina Morales Suárez Ortega Delgado Castro Ortiz Marín Iglesias Medina Garrido Cortés Castillo Santos Lozano
    Guerrero Cano Prieto Méndez Cruz Calvo Gallego Vidal León Márquez Herrera Peña Flores Cabrera Campos Vega Fuentes
    Carrasco Diez Reyes Caballero Nieto Aguilar Pascual Santana Lorenzo Hidalgo Montero Ibáñez Giménez Ferrer Durán Vicente
    Benítez Mora Arias Vargas Carmona Crespo Román Pastor Soto Sáez Velasco Soler Moya Esteban Parra Bravo Gallardo Rojas
    Puig Bosch Ribera Casals Etxeberria Zubizarreta Aguirre Iturralde Ochoa Villanueva Escudero Quintana Valdivia Maldonado
    Salvatierra Monteverde Peñalver del~Río de~la~Fuente de~León Ponce~de~Arce`),
  shortNames: pairsOf(`
    Francisco=Paco Antonio=Toni Manuel=Manolo Rafael=Rafa José~Luis=Pepe Ignacio=Nacho Dolores=Lola Consuelo=Chelo
    Guadalupe=Lupe Isabel=Isa Cristina=Cris Alejandro=Álex Santiago=Santi Enrique=Quique Eduardo=Edu Teresa=Tere
    María~José=Pepa Beatriz=Bea Montserrat=Montse`),
};
