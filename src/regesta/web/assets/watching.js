// Where the folder is watched: a quiet bar says what is new, and leads there. Nothing is reloaded.
"use strict";

(() => {
  const EVERY = 3000;
  let known = null;

  async function ask() {
    if (document.hidden) return;
    const answer = await fetch("/add/news" + (known === null ? "" : `?since=${known}`)).catch(() => null);
    if (!answer || !answer.ok) return;
    const told = await answer.json();
    if (known === null) known = told.number;
    if (told.words) show(told);
  }

  function show(told) {
    let bar = document.querySelector(".tidings");
    if (bar && bar.dataset.number === String(told.number)) return;
    if (!bar) {
      bar = document.createElement("p");
      bar.className = "tidings";
      bar.setAttribute("role", "status");
      document.querySelector("header.site").after(bar);
    }
    bar.dataset.number = told.number;
    const link = document.createElement("a");
    link.href = `/add?since=${told.known}`;
    link.textContent = "show";
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "×";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => { known = told.number; bar.remove(); });
    bar.replaceChildren(`${told.words} – `, link, close);
  }

  ask();
  setInterval(ask, EVERY);
})();
