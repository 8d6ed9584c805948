import type { ColumnType, JSONColumnType } from "kysely";

/** Made by the database, and never written. */
export type Made<T> = ColumnType<T, never, never>;
/** Filled by the database where nothing is said. */
export type Filled<T> = ColumnType<T, T | undefined, T>;
export type Time = Date;
/** Written as JSON text. */
export type Json<T extends object> = JSONColumnType<T, string | undefined>;
