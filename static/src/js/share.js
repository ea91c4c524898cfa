// Copies an address or a line to cite; without this script both can be selected in their field.
async function copy(event) {
  const button = event.target.closest("[data-copies]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copies);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    const said = document.querySelector("[data-copied-status]");
    said.textContent = said.dataset.words;
  } catch {
    // Not allowed here: what is to be copied stays selected.
  }
}

function show() {
  for (const button of document.querySelectorAll("[data-copies]")) button.hidden = false;
}

show();
document.addEventListener("click", copy);
document.addEventListener("htmx:after:swap", show);
