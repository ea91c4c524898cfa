// The board remembers in this browser, and nowhere else, whose council the reader follows and when
// he was last here. Without this script every council has a link of its own.
const OWN = "regio-raad";
const VISIT = "regio-bezoek";

// A browser may refuse to keep anything.
function kept(store, key, value) {
  try {
    if (value === null) store.removeItem(key);
    else if (value !== undefined) store.setItem(key, value);
    return store.getItem(key);
  } catch {
    return null;
  }
}

// The moment that is shown stands in the strip, wherever it scrolls.
function centre() {
  const strip = document.querySelector("[data-strip]");
  const current = strip?.querySelector("[aria-current]");
  if (current) strip.scrollLeft = current.offsetLeft - (strip.clientWidth - current.offsetWidth) / 2;
}

// The reader's own council: its block opens, and the choice stays here.
function openOwn(slug) {
  const block = document.getElementById(`raad-${slug}`);
  if (!block) return false;
  document.querySelectorAll(".own__block").forEach((each) => each.classList.toggle("is-open", each === block));
  return true;
}

function chooseOwn(event) {
  const link = event.target.closest("[data-raad], [data-andere-raad]");
  if (!link) return;
  const slug = link.dataset.raad;
  kept(localStorage, OWN, slug ?? null);
  if (slug ? openOwn(slug) : link.hash && location.search.indexOf("raad=") < 0) event.preventDefault();
  if (slug) return;
  document.querySelectorAll(".own__block").forEach((each) => each.classList.remove("is-open"));
  document.querySelector(".own__picker a, .own__picker select")?.focus();
}

function showOwn() {
  const own = document.querySelector("[data-own]");
  if (!own) return;
  own.classList.add("own--scripted");
  const named = location.hash.startsWith("#raad-") ? location.hash.slice(6) : null;
  const remembered = named ?? kept(localStorage, OWN);
  if (!remembered || (!named && own.querySelector(".is-open")) || openOwn(remembered)) return;
  const form = own.querySelector("[data-raad-form]");
  if (!form || ![...form.elements.raad.options].some((each) => each.value === remembered)) return;
  form.elements.raad.value = remembered;
  if (document.readyState === "complete") form.requestSubmit();
  else addEventListener("load", () => globalThis.htmx && form.requestSubmit());
}

// Where there are too many councils to carry, one is asked for.
function rememberAsked(event) {
  if (event.target.matches("[data-raad-form]")) kept(localStorage, OWN, event.target.elements.raad.value);
}

// What was recorded since the last visit: older lines go, what is left is told first.
function showRecent() {
  const recent = document.querySelector("[data-recent]");
  if (!recent) return;
  const key = `${VISIT}:${recent.dataset.recent}`;
  const before = kept(sessionStorage, key) ?? kept(localStorage, key);
  if (before) kept(sessionStorage, key, before);
  kept(localStorage, key, new Date().toISOString());
  if (!before) return;
  const since = new Date(before) / 1000 - 1; // a line tells whole seconds, rounded down
  const lines = [...recent.querySelectorAll("[data-moment]")];
  lines.forEach((each) => (each.hidden = each.dataset.moment <= since));
  const number = lines.filter((each) => !each.hidden).length;
  const summary = recent.querySelector("summary");
  summary.textContent = number ? `${summary.dataset.since} ${number}` : summary.dataset.none;
  recent.open = number > 0;
  recent.classList.toggle("is-empty", !number);
  if (number) recent.parentElement.querySelector("h2").after(recent);
}

// On arrival, and whenever another moment changed what the page says.
function show() {
  centre();
  showOwn();
  showRecent();
}

show();
document.fonts.ready.then(centre);
document.addEventListener("click", chooseOwn, true);
document.addEventListener("submit", rememberAsked, true);
document.addEventListener("htmx:after:swap", show);
