// Passkeys (WebAuthn). Each form with data-passkey is shown when the browser can do it: "add" makes a passkey,
// "use" proves one with the options on the page, "login" asks the server for options first.
(() => {
  "use strict";

  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  const withBytes = (list) => (list || []).map((each) => ({ ...each, id: bytes(each.id) }));

  const make = async (options, passwordless) => {
    const asked = options.creation_options.publicKey;
    const publicKey = {
      ...asked,
      challenge: bytes(asked.challenge),
      user: { ...asked.user, id: bytes(asked.user.id) },
      excludeCredentials: withBytes(asked.excludeCredentials),
      authenticatorSelection: {
        ...asked.authenticatorSelection,
        residentKey: passwordless ? "required" : "discouraged",
        requireResidentKey: passwordless,
        ...(passwordless ? { userVerification: "required" } : {}),
      },
    };
    return told(await navigator.credentials.create({ publicKey }));
  };

  const use = async (options) => {
    const asked = options.request_options.publicKey;
    const publicKey = {
      ...asked,
      challenge: bytes(asked.challenge),
      allowCredentials: withBytes(asked.allowCredentials),
    };
    return told(await navigator.credentials.get({ publicKey }));
  };

  const told = (credential) => {
    const { response } = credential;
    const answer = { clientDataJSON: text(response.clientDataJSON) };
    for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (response[name]) answer[name] = text(response[name]);
    }
    if (response.getTransports) answer.transports = response.getTransports();
    return {
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response: answer,
      clientExtensionResults: credential.getClientExtensionResults(),
    };
  };

  const optionsOf = async (form) => {
    if (form.dataset.passkey !== "login") return JSON.parse(document.getElementById(form.dataset.options).textContent);
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`options: ${answer.status}`);
    return answer.json();
  };

  const run = async (form) => {
    const options = await optionsOf(form);
    const passwordless = Boolean(form.elements.passwordless && form.elements.passwordless.checked);
    const credential = form.dataset.passkey === "add" ? await make(options, passwordless) : await use(options);
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  };

  if (!window.PublicKeyCredential) return;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    const button = form.querySelector("button[type=button]");
    button.addEventListener("click", () => {
      button.disabled = true;
      run(form)
        .catch(() => form.setAttribute("data-passkey-failed", ""))
        .finally(() => { button.disabled = false; });
    });
  }
})();
