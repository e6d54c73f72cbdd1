/** A text inside an attribute of XML: what XML 1.0 cannot hold becomes the replacement character. */
function escaped(text: string): string {
  return text.replace(SPECIAL, (sign) => ENTITIES[sign] ?? "\ufffd");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the very characters that XML forbids
const SPECIAL = /[&<>"\t\n\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** One attribute of XES. */
export const attribute = (type: "string" | "int" | "date" | "boolean", key: string, value: string | number): string =>
  `<${type} key="${key}" value="${typeof value === "number" ? value : escaped(value)}"/>`;
