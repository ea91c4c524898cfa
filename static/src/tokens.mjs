// Writes the tokens of a theme out where they are read, so that no visitor fetches their list.
import postcss from "postcss";

const READ = /var\(\s*(--[\w-]+)\s*(,)?/;

// The sheet without the tokens that only the rules of `theme`, a selector, set (the last one goes):
// each place that read one holds its value. A token that another rule or a medium sets too stays,
// with those made of it, and so do those in `left`; one that nothing sets gives way to its fallback.
export function writeOutTokens(sheet, theme, left = []) {
  const root = postcss.parse(sheet);
  const { themed, elsewhere } = settings(root, theme);
  for (const name of left) elsewhere.add(name);
  const written = new Map();

  function valueOf(name) {
    if (!themed.has(name) || elsewhere.has(name)) return undefined;
    if (!written.has(name)) {
      const value = replaceReads(themed.get(name), answer);
      written.set(name, READ.test(value) ? undefined : value);
    }
    return written.get(name);
  }
  function answer(name, fallback) {
    return themed.has(name) || elsewhere.has(name) ? valueOf(name) : fallback;
  }

  root.walkDecls((declaration) => {
    if (valueOf(declaration.prop) === undefined) {
      declaration.value = replaceReads(declaration.value, answer);
    } else {
      declaration.remove();
    }
  });
  return root.toString();
}

// What the rules of the theme set, and the names that anything else sets.
function settings(root, theme) {
  const themed = new Map();
  const elsewhere = new Set();
  root.walkDecls(/^--/, ({ prop, value, parent }) => {
    if (parent.selector === theme && parent.parent === root) themed.set(prop, value);
    else elsewhere.add(prop);
  });
  return { themed, elsewhere };
}

// The text with each var() replaced by what `answer` gives for its name and fallback; where that is
// nothing it stays, its fallback written out.
function replaceReads(text, answer) {
  const found = READ.exec(text);
  if (!found) return text;
  const [opening, name, comma] = found;
  const end = closing(text, found.index + 3);
  const after = found.index + opening.length;
  const fallback = comma && replaceReads(text.slice(after, end).trim(), answer);
  const value = answer(name, fallback) ?? `var(${name}${comma ? `, ${fallback}` : ""})`;
  return text.slice(0, found.index) + value + replaceReads(text.slice(end + 1), answer);
}

// Where the parenthesis that opens at `start` closes.
function closing(text, start) {
  let depth = 0;
  for (let place = start; place < text.length; place += 1) {
    if (text[place] === "(") depth += 1;
    else if (text[place] === ")" && (depth -= 1) === 0) return place;
  }
  throw new Error(`A var() without an end: ${text}`);
}
