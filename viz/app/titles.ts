/** Words that two titles must share at their beginning to be said once. */
const LEAST_SHARED = 2;

/** What titles share at the beginning, and what each has of its own: so that they can be told apart in little room. */
export function shortTitles(titles: readonly string[]): { readonly subject: string; readonly own: readonly string[] } {
  const [a, b] = titles.map((title) => title.split(" "));
  if (a === undefined || b === undefined || titles[0] === titles[1] || titles.length !== 2)
    return { subject: "", own: titles };
  let shared = 0;
  while (shared < Math.min(a.length, b.length) - 1 && a[shared] === b[shared]) shared++;
  if (shared < LEAST_SHARED) return { subject: "", own: titles };
  const own = [a, b].map((words) => capital(words.slice(shared).join(" ")));
  return { subject: a.slice(0, shared).join(" "), own };
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
