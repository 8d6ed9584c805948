import type { RecordKind } from "../access/record-kind.ts";
import { companyRecord } from "../companies/as-record.ts";
import { contactRecord } from "../contacts/as-record.ts";
import { equipmentRecord } from "../equipment/as-record.ts";
import { opportunityRecord } from "../opportunities/as-record.ts";

/** The kinds of records that notes, files and tasks hang on. */
export const records: readonly RecordKind[] = [contactRecord, companyRecord, opportunityRecord, equipmentRecord];
