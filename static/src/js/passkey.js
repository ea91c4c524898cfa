// Asks the browser for a passkey where a form needs one. `data-passkey` says how: create one, get
// one with the options that stand in the form, or fetch those options first.
const supported = Boolean(window.PublicKeyCredential?.parseRequestOptionsFromJSON);

async function optionsOf(form) {
  if (form.dataset.passkey !== "fetch") return JSON.parse(form.dataset.options).publicKey;
  const response = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`${response.status}`);
  return (await response.json()).request_options.publicKey;
}

async function create(form, options) {
  const alone = form.elements.passwordless?.checked ?? false;
  const selection = { ...options.authenticatorSelection, requireResidentKey: alone };
  selection.residentKey = alone ? "required" : "discouraged";
  if (alone) selection.userVerification = "required";
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON({
    ...options,
    authenticatorSelection: selection,
  });
  return navigator.credentials.create({ publicKey });
}

async function ask(form) {
  const options = await optionsOf(form);
  if (form.dataset.passkey === "create") return create(form, options);
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return navigator.credentials.get({ publicKey });
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const failed = form.querySelector("[data-passkey-failed]");
  form.querySelector("[data-passkey-go]").hidden = !supported;
  form.querySelector("[data-passkey-none]").hidden = supported;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failed.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(await ask(form));
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
}
