// Keeps what is being typed: at the server every few seconds, and on this device when the server
// does not answer or the person is no longer signed in. The page gives the words (data-*). Without this script a form works the same,
// but a closed tab loses it.
const WAIT = 1500;
const PREFIX = "regio-kladje:";
const SENT = "regio-verstuurd";

const saidBy = (form) => form.querySelector("[data-kept]");
const keyOf = (form) => PREFIX + form.dataset.address;

function typed(form) {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  return data;
}

// A text that may have to be refused is never kept on the device.
const notHere = (form, name) => form.elements.namedItem(name)?.matches?.("[data-not-here]");

function entries(form) {
  return [...typed(form)].filter(
    ([name]) => name !== "csrfmiddlewaretoken" && name !== "once" && !notHere(form, name),
  );
}

function storeHere(form) {
  localStorage.setItem(keyOf(form), JSON.stringify(entries(form)));
}

function keepHere(form) {
  try {
    storeHere(form);
    saidBy(form).textContent = form.dataset.keptHere;
  } catch {
    saidBy(form).textContent = form.dataset.notKept;
  }
}

async function keep(form) {
  const data = typed(form);
  data.set("_adres", form.dataset.address);
  try {
    const answer = await fetch(form.dataset.scratch, { method: "POST", body: data, redirect: "error" });
    if (!answer.ok && answer.status !== 422) return keepHere(form);
    saidBy(form).textContent = (await answer.text()).trim();
    localStorage.removeItem(keyOf(form));
  } catch {
    keepHere(form);
  }
}

function putBack(form, kept) {
  for (const [name] of kept)
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`))
      if (field.type === "checkbox" || field.type === "radio") field.checked = false;
  for (const [name, value] of kept)
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`))
      if (field.type === "checkbox" || field.type === "radio") field.checked ||= field.value === value;
      else if (field.type !== "file" && field.type !== "hidden") field.value = value;
}

// Offers what this device kept; it is never put back without being asked.
function offer(form) {
  const text = localStorage.getItem(keyOf(form));
  if (!text) return;
  const bar = document.createElement("p");
  bar.className = "notice";
  bar.append(`${form.dataset.offer} `);
  for (const [label, act] of [
    [form.dataset.putBack, () => putBack(form, JSON.parse(text))],
    [form.dataset.forget, () => localStorage.removeItem(keyOf(form))],
  ]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "nl-button nl-button--secondary";
    button.textContent = label;
    button.addEventListener("click", () => {
      act();
      bar.remove();
    });
    bar.append(button, " ");
  }
  form.before(bar);
}

// What was sent stays on the device until a page answers: without a network none does.
function sent(form) {
  try {
    storeHere(form);
    sessionStorage.setItem(SENT, keyOf(form));
  } catch {
    // Nothing is kept where the browser keeps nothing.
  }
}

function answered() {
  const key = sessionStorage.getItem(SENT);
  const [way] = performance.getEntriesByType("navigation");
  if (key && document.referrer && way?.type !== "back_forward") localStorage.removeItem(key);
  sessionStorage.removeItem(SENT);
}

function watch(form) {
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => keep(form), WAIT);
  });
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    sent(form);
  });
  offer(form);
}

answered();
document.querySelectorAll("form[data-scratch]").forEach(watch);
document.querySelector("[data-errors]")?.focus();
