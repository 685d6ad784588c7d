// Rulings are sent without leaving the page: the answer's <main> takes the place of this one.
// Without this script the same forms work by ordinary page loads.
"use strict";
window.regesta = window.regesta || {};

(() => {
  const ready = [];
  const wired = new WeakSet();

  // Run `wire` now and after every exchange of <main>.
  regesta.onPage = (wire) => { ready.push(wire); wire(document); };

  // What is put into a page later is made ready as the page was.
  regesta.wire = (root) => { for (const wire of ready) wire(root); };

  async function send(form, button) {
    const data = new URLSearchParams(new FormData(form));
    if (button && button.name) data.set(button.name, button.value);
    const main = document.querySelector("main");
    main.setAttribute("aria-busy", "true");
    const words = button && button.textContent;
    if (button && button.dataset.busy) { button.textContent = button.dataset.busy; button.disabled = true; }
    const again = () => { if (button && button.dataset.busy) { button.textContent = words; button.disabled = false; } };
    let answer;
    try {
      answer = await fetch(form.getAttribute("action") || location.href, {
        method: "POST", body: data, credentials: "same-origin",
      });
    } catch {
      main.removeAttribute("aria-busy");
      again();
      tell(form, "Not saved: the server does not answer. Is “regesta” still running?");
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    main.removeAttribute("aria-busy");
    if (!answer.ok) {
      again();
      const before = document.querySelector(".saved"); // what it says is not of this ruling
      if (before) before.remove();
      const said = page.querySelectorAll("main .lead, main .lead + p");
      tell(form, [...said].map((p) => p.textContent).join(" ") || "Not saved.");
      return;
    }
    if (form.classList.contains("build")) location.assign(answer.url);
    else exchange(page, answer.url);
  }

  function exchange(page, address) {
    const at = window.scrollY;
    const margin = document.querySelector(".margin");
    const marginAt = margin ? margin.scrollTop : 0;
    const here = regesta.place ? regesta.place() : null;
    const shown = ["show-readings", "show-fields"].map((id) => [id, document.getElementById(id)]);
    document.querySelector("main").replaceWith(page.querySelector("main"));
    const count = page.querySelector("header.site"), old = document.querySelector("header.site nav");
    if (count && old) old.replaceWith(count.querySelector("nav"));
    document.title = page.title;
    const clean = new URL(address);
    clean.searchParams.delete("saved");
    clean.searchParams.delete("built");
    history.replaceState(null, "", clean);
    for (const [id, before] of shown) {
      const now = document.getElementById(id);
      if (now && before) now.checked = before.checked;
    }
    for (const wire of ready) wire(document);
    const newMargin = document.querySelector(".margin");
    if (newMargin) newMargin.scrollTop = marginAt;
    window.scrollTo({ top: at, behavior: "instant" });
    if (regesta.resume) regesta.resume(here);
  }

  function tell(form, words) {
    let place = form.querySelector(".wrong");
    if (!place) {
      place = document.createElement("p");
      place.className = "wrong";
      place.setAttribute("role", "alert");
      form.append(place);
    }
    place.textContent = words;
  }

  // Enter saves, also where a text may have several lines; Shift+Enter begins a new one
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || !event.target.matches(".editor textarea")) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.classList.contains("sign")) return;
    event.preventDefault();
    send(form, event.submitter);
  });

  regesta.onPage((root) => {
    for (const hidden of root.querySelectorAll(".script[hidden]")) hidden.hidden = false;

    for (const field of root.querySelectorAll("[data-edtf]")) {
      if (wired.has(field)) continue;
      wired.add(field);
      const says = field.parentElement.querySelector(".meaning");
      let waiting = 0;
      field.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(async () => {
          const answer = await fetch("/dates/meaning?value=" + encodeURIComponent(field.value));
          says.textContent = await answer.text();
          says.classList.toggle("bad", !answer.ok);
        }, 120);
      });
    }

    // the last row of parties is blank; when it is filled, another follows
    for (const rows of root.querySelectorAll("[data-rows]")) {
      rows.addEventListener("input", () => {
        const last = rows.lastElementChild;
        if ([...last.querySelectorAll("input:not([type=hidden])")].some((i) => i.value)) {
          const next = last.cloneNode(true);
          for (const input of next.querySelectorAll("input")) input.value = "";
          rows.append(next);
        }
      });
    }

    for (const button of root.querySelectorAll("[data-copy]")) {
      button.addEventListener("click", async () => {
        const from = document.getElementById(button.dataset.copy);
        const words = "value" in from ? from.value : from.textContent;
        try {
          await navigator.clipboard.writeText(words);
        } catch {
          const area = document.createElement("textarea");
          area.value = words;
          document.body.append(area);
          area.select();
          document.execCommand("copy");
          area.remove();
        }
        button.textContent = "copied";
        button.classList.add("copied");
      });
    }
  });
})();
