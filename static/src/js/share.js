// Copies an address or a line to cite; without this script both can be selected in their field.
const said = document.querySelector("[data-copied-status]");

async function copy(event) {
  const field = document.getElementById(event.currentTarget.dataset.copies);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    said.textContent = said.dataset.words;
  } catch {
    // Not allowed here: what is to be copied stays selected.
  }
}

for (const button of document.querySelectorAll("[data-copies]")) {
  button.hidden = false;
  button.addEventListener("click", copy);
}
