// Selecting words in a paragraph offers them as a quote: the address counts their letters, so that
// it never holds words of a text that is not public. Without this script the whole paragraph is
// offered by its own link.
const bar = document.querySelector("[data-picked]");

const lengthOf = (text) => [...text].length;

// Returns {number, start, end, words} of a selection inside one paragraph, or nothing.
function picked() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const start = range.startContainer.parentElement?.closest("[data-alinea]");
  const paragraph = start ?? range.endContainer.parentElement?.closest("[data-alinea]");
  if (!paragraph) return null;
  const inside = document.createRange();
  inside.selectNodeContents(paragraph);
  const before = inside.cloneRange();
  if (start) {
    before.setEnd(range.startContainer, range.startOffset);
    inside.setStart(range.startContainer, range.startOffset);
  } else before.collapse(true);
  if (paragraph.contains(range.endContainer)) inside.setEnd(range.endContainer, range.endOffset);
  const words = inside.toString();
  const from = lengthOf(before.toString());
  if (!words.trim()) return null;
  return { number: paragraph.dataset.alinea, from, to: from + lengthOf(words), words };
}

function offer() {
  const found = picked();
  bar.hidden = !found;
  if (!found) return;
  const query = new URLSearchParams({ alinea: found.number, van: found.from, tot: found.to });
  bar.querySelector("a").href = `?${query}#paneel`;
  const shown = [...found.words.trim()];
  const short = shown.length > 40 ? `${shown.slice(0, 39).join("")}…` : shown.join("");
  bar.querySelector("[data-picked-words]").textContent = `¶${found.number} ‘${short}’`;
}

// What the passage names goes into the form that is open, without losing what was typed there.
function take(event) {
  const offered = event.currentTarget;
  const field = document.querySelector(`#paneel form [name="${offered.dataset.fills}"]`);
  if (!field) return;
  if (field.tagName === "SELECT" && ![...field.options].some((each) => each.value === offered.dataset.value)) return;
  event.preventDefault();
  field.value = offered.dataset.value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

if (bar) {
  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(offer, 150);
  });
  document.querySelector("[data-picks]")?.removeAttribute("hidden");
}
document.querySelectorAll("[data-fills]").forEach((each) => each.addEventListener("click", take));
