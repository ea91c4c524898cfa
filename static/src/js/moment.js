// Another moment or day is fetched and only what differs changes on the page (htmx morphs it): the
// address, the title and the line that says which day is shown go along. Without this script, or
// where the answer is an error, the same link or form opens the page anew.

// The focus stays where it was; where that is gone it goes to the moment that is shown, and to the
// way on of a list that grew.
let grows = false;
document.addEventListener("click", ({ target }) => (grows = Boolean(target.closest("#meer"))), true);
document.addEventListener("htmx:after:swap", () => {
  if (document.activeElement !== document.body) return;
  document.querySelector(grows ? "#meer a" : "[data-strip] [aria-current]")?.focus({ preventScroll: true });
});

function openAnew({ detail: { ctx } }) {
  if ((ctx.response?.status ?? 500) >= 500) location.assign(ctx.request.action);
}

document.addEventListener("htmx:response:error", openAnew);
document.addEventListener("htmx:error", openAnew);
