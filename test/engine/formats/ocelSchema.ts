/**
 * What the OCEL 2.0 specification asks of its JSON, written for these tests from its text and with the strictness of the
 * published schema that every value is a text; stricter in that no other key may stand. The published schema is used as
 * well where CARESHIFT_SCHEMAS names a folder that has it: see standards.test.ts.
 */
const text = { type: "string" };
/** With a zone, as RFC 3339 has it. */
const time = { type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$" };
const list = (items: object) => ({ type: "array", items });
const record = (properties: Readonly<Record<string, object>>) => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

const attributeType = { enum: ["string", "time", "integer", "float", "boolean"] };
const types = list(record({ name: text, attributes: list(record({ name: text, type: attributeType })) }));
const relationships = list(record({ objectId: text, qualifier: { ...text, minLength: 1 } }));
const eventValue = record({ name: text, value: text });
const objectValue = record({ name: text, value: text, time });

export const OCEL_JSON = record({
  eventTypes: types,
  objectTypes: types,
  events: list(record({ id: text, type: text, time, attributes: list(eventValue), relationships })),
  objects: list(record({ id: text, type: text, attributes: list(objectValue), relationships })),
});
