// While the form for an act is open: further words of the text, and the letter of their field.
"use strict";

(() => {
  const bare = (words) => words.replace(/^(?:the|this|an?|his|her|their|its)\s+/i, "").replace(/[’']s?$/, "").replace(/[\s,;:.]+$/, "");
  const MANY = new Set(["actors", "targets", "terms", "places", "answers", "items"]);

  function tell(words) {
    const said = document.querySelector("#recording .af-marked");
    if (said) said.textContent = words;
  }

  function emptied(row) {
    for (const input of row.querySelectorAll("input, textarea")) if (input.type !== "checkbox") input.value = "";
    for (const select of row.querySelectorAll("select")) select.selectedIndex = 0;
    return row;
  }

  // The row that takes the words: an empty one, one that was only implied, else a new one.
  function rowFor(field, key) {
    const all = [...field.querySelectorAll(".af-body > [data-row]")];
    const taken = (row) => row.querySelector("[data-span]") && row.querySelector("[data-span]").value;
    if (!MANY.has(key)) return all.find((row) => !taken(row)) || all[all.length - 1];
    const free = all.find((row) => !taken(row));
    if (free && (key === "answers" || !field.classList.contains("touched") || !free.querySelector("[data-take]").value)) {
      if (key === "actors" || key === "targets") {
        for (const row of all) if (row !== free && !taken(row) && !field.classList.contains("touched")) row.remove();
      }
      return free;
    }
    const next = emptied(all[all.length - 1].cloneNode(true));
    all[all.length - 1].after(next);
    return next;
  }

  async function put(field, marked) {
    const key = field.dataset.field;
    for (let box = field.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    const row = rowFor(field, key);
    if (!row) return;
    const span = row.querySelector("[data-span]");
    if (span) span.value = `${marked.start}-${marked.end}`;
    const said = row.querySelector(".af-words");
    if (said) said.textContent = `“${marked.words}”`;
    const words = row.querySelector("[data-take]");
    if (words) {
      const name = key === "actors" || key === "targets" || key === "speaks_for" || key === "places" || key === "source" || key === "via";
      words.value = name ? bare(marked.words) : marked.words;
      const tier = row.querySelector("[name$=_tier]");
      if (tier && !field.classList.contains("touched")) tier.selectedIndex = 0;
    }
    field.classList.add("touched");
    const date = row.querySelector("[data-edtf]");
    if (date) {
      const paper = document.querySelector("#recording form").dataset.paper;
      const answer = await fetch(`/papers/${paper}/act/date?words=${marked.start}-${marked.end}`);
      if (answer.ok) date.value = await answer.text();
      date.dispatchEvent(new Event("input", { bubbles: true }));
    }
    document.body.classList.remove("marking");
    tell("");
    const focus = words || date || row.querySelector("input:not([type=hidden]), select:not([hidden])");
    if (focus) { focus.focus({ preventScroll: true }); focus.scrollIntoView({ block: "nearest" }); }
  }

  // Called by marking.js when words were marked: true if they are for this form.
  regesta.markedForForm = (marked) => {
    if (!regesta.recording || !regesta.recording()) return false;
    const letters = [...document.querySelectorAll("#recording [data-letter]")].map((field) => field.dataset.letter);
    tell(`“${marked.words.slice(0, 40)}${marked.words.length > 40 ? " …" : ""}”: press the letter of its field (${letters.join(" ")})`);
    return true;
  };

  document.addEventListener("keydown", (event) => {
    const form = regesta.recording && regesta.recording();
    if (!form) return;
    if (event.altKey && event.key.toLowerCase() === "m") { // mark more words from within the form
      event.preventDefault();
      event.stopImmediatePropagation();
      const [start, end] = form.querySelector("[data-quote-span]").value.split("-").map(Number);
      regesta.startMarking(regesta.rangeOf(start, end));
      tell("arrows move, Shift takes more; then the letter of a field");
      return;
    }
    if (event.target.closest("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && document.body.classList.contains("marking")) {
      event.preventDefault();
      event.stopImmediatePropagation();
      document.body.classList.remove("marking");
      form.querySelector(".af-head .pick-input").focus({ preventScroll: true });
      return;
    }
    const marked = regesta.marked();
    if (!marked || event.key.length !== 1) return;
    const field = form.querySelector(`[data-letter="${CSS.escape(event.key)}"]`);
    event.preventDefault();
    event.stopImmediatePropagation();
    if (field) put(field, marked);
    else if (/[a-z]/.test(event.key)) tell(`No field of this type takes “${event.key}”.`);
  }, true);

  // the letter beside a field's name can be clicked as well
  document.addEventListener("click", (event) => {
    const label = event.target.closest("#recording .af-label kbd");
    const marked = label && (regesta.marked() || regesta.lastMarked());
    if (marked) put(label.closest("[data-field]"), marked);
  });
})();
