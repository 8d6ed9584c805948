import assert from "node:assert/strict";
import { test } from "node:test";
import { aBrowsedWorld } from "../testing/browsed-world.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Ada", lastName: "Root" } });

const image = `<img src=x onerror="document.ran=1">`;
const script = `"><script>document.ran=1</script>`;
const link = "javascript:document.ran=1";

async function made(path: string, body: object): Promise<string> {
  const { status, body: reply } = await browsed.admin.post(path, body);
  assert.equal(status, 201, JSON.stringify(reply));
  return reply.id;
}

/** Somebody, and all that belongs to her, with code in every text there is. */
async function somebodyHostile(): Promise<Record<string, string>> {
  const group = await made("/contact-groups", { name: image, description: script });
  const department = await made("/departments", { name: image });
  const accessGroup = await made("/access-groups", { name: image, type: "agent" });
  const company = await made("/companies", { name: image, description: `${script}${image}` });
  const own = { on: "contacts", name: image, hint: script, heading: script };
  await made("/fields", { ...own, key: "evil", type: "choice", options: [{ key: "one", label: image }] });
  const contact = await made("/contacts", {
    namePrefix: "<b onclick=1>",
    firstName: image,
    middleName: script,
    lastName: script,
    nameSuffix: "<i>",
    nickname: image,
    jobTitle: image,
    source: link,
    externalId: image,
    description: `<p onclick="document.ran=1">${image}${script}<a href="${link}">here</a></p>`,
    emails: [{ value: "hostile@code.example", label: image }],
    phones: [{ value: "+49 30 5550144", label: script }],
    identities: [{ kind: "telegram", externalId: link, name: image }],
    companies: [{ id: company, title: image, department: script }],
    addresses: [
      { types: ["billing"], street: image, city: script, postalCode: "<b onload=1>", country: "DE", label: image },
    ],
    groups: [group],
    tags: ["<svg onload=document.ran=1>"],
    custom: { evil: "one" },
  });
  const opportunity = await made("/opportunities", {
    name: image,
    description: `${script}${image}<a href="${link}">here</a>`,
    contacts: [contact],
    company,
  });
  const texts = { name: image, article: image, serial: script, description: `${script}${image}` };
  const equipment = await made("/equipment", { ...texts, company, usedBy: contact });
  await made("/equipment", { ...texts, parent: equipment });
  await made("/pipelines", { name: image, stages: [{ name: script }, { name: image }] });
  for (const site of [link, "data:text/html,<script>document.ran=1</script>"])
    assert.equal(
      (await browsed.admin.post("/contacts", { firstName: "A", lastName: "B", websites: [site] })).status,
      422,
      site,
    );
  const gone = await made("/contacts", { firstName: image, lastName: script });
  assert.equal((await browsed.admin.delete(`/contacts/${gone}`, { "if-match": '"1"' })).status, 200);
  await browsed.admin.patch("/settings", { name: image, version: (await browsed.admin.get("/settings")).body.version });
  return { group, department, accessGroup, company, contact, opportunity, equipment };
}

test("A075: code in any text of any record is text on every page, and none of it runs", async () => {
  const { group, department, accessGroup, company, contact, opportunity, equipment } = await somebodyHostile();
  const page = await browsed.open("/", { as: browsed.admin });
  const paths = [
    "/",
    "/contacts",
    "/contacts?q=ran",
    `/contacts/${contact}`,
    "/companies",
    `/companies/${company}`,
    "/equipment",
    "/equipment/tree",
    `/equipment/${equipment}`,
    "/opportunities",
    "/opportunities/list",
    `/opportunities/${opportunity}`,
    "/management/pipelines",
    "/management/fields",
    "/contact-groups",
    `/contact-groups/${group}`,
    "/management/groups",
    `/management/groups/${accessGroup}`,
    "/management/departments",
    `/management/departments/${department}`,
    "/trash",
  ];
  for (const path of paths) {
    await page.goto(path);
    await page.waitForFunction(
      () =>
        document.querySelector(".sk, [aria-busy=true]") === null &&
        (document.body.innerText.includes("onerror") ||
          [...document.querySelectorAll("input, textarea")].some(
            (field) => "value" in field && String(field.value).includes("onerror"),
          )),
    );
    const found = await page.evaluate(() => ({
      ran: "ran" in document,
      images: document.querySelectorAll('img[src="x"], [onerror], [onclick], [onload]').length,
      links: document.querySelectorAll('[href^="javascript:"], [href^="data:"]').length,
    }));
    assert.deepEqual(found, { ran: false, images: 0, links: 0 }, path);
  }
  await page.goto("/contacts");
  await page.getByRole("heading", { level: 1, name: "Contacts" }).waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("ran");
  await page.getByRole("option").first().waitFor();
  assert.equal(await page.evaluate(() => "ran" in document), false, "palette");
});
