import assert from "node:assert/strict";
import { test } from "node:test";
import type { FieldInfo } from "../fields/contact.ts";
import { newEmail, newPhone } from "../fields/new-ways.ts";
import { checkDraft, keyOf } from "./check-draft.ts";

const firstName: FieldInfo = {
  key: "firstName",
  kind: "text",
  section: "general",
  operators: [],
  filterKind: "text",
  sorts: true,
  editable: true,
  right: "editable",
  required: true,
  requiredAt: [],
  maxLength: 100,
  options: null,
  own: null,
};
const email = (value: string) => ({ ...newEmail(), value });
const phone = (value: string) => ({ ...newPhone(), value });

test("a name of spaces is missing", () => {
  assert.deepEqual(checkDraft({ firstName: "  " }, [firstName]), { "/firstName": "required" });
  assert.deepEqual(checkDraft({ firstName: "Aisha" }, [firstName]), {});
});

test("a required field one may not write is nobody's fault", () => {
  assert.deepEqual(checkDraft({}, [{ ...firstName, editable: false }]), {});
});

test("each e-mail is named by its place; empty lines are none", () => {
  assert.deepEqual(checkDraft({ emails: [email(""), email("aisha@okafor"), email("aisha@okafor.ng")] }, []), {
    "/emails/1/value": "email",
  });
});

test("a phone needs digits", () => {
  assert.deepEqual(checkDraft({ phones: [phone("ask Diego"), phone("112"), phone("+380 67 412 88 03")] }, []), {
    "/phones/0/value": "phone",
  });
});

test("a pointer leads to its field", () => {
  assert.equal(keyOf("/emails/0/value"), "emails");
});
