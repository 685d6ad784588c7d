// A list of choices that is searched as one types. It stands before a plain <select>, which
// remains what is sent; without this script the select itself is there.
"use strict";

(() => {
  let count = 0;
  const wired = new WeakSet();

  const fold = (words) => words.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

  // How well a choice answers what was typed: the beginning of its name, of a word, anywhere.
  function fits(choice, typed) {
    if (choice.label.startsWith(typed)) return 4;
    if (choice.label.split(/[\s·(]+/).some((word) => word.startsWith(typed))) return 3;
    if (choice.more.split(/\s+/).some((word) => word.startsWith(typed))) return 2;
    const all = choice.label + " " + choice.more;
    return typed.split(/\s+/).every((part) => all.includes(part)) ? 1 : 0;
  }

  function enhance(select) {
    const id = `pick-${++count}`;
    const box = document.createElement("div");
    box.className = "pick";
    const input = document.createElement("input");
    Object.assign(input, { type: "text", autocomplete: "off", className: "pick-input" });
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-label", select.getAttribute("aria-label") || "");
    input.setAttribute("aria-controls", id);
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-autocomplete", "list");
    input.dataset.picks = select.name;
    const list = document.createElement("ul");
    Object.assign(list, { id, className: "pick-list", hidden: true });
    list.setAttribute("role", "listbox");
    box.append(input, list);
    select.before(box);
    box.append(select);
    select.hidden = true;

    const choices = [...select.options].map((option, place) => ({
      option, place, label: fold(option.textContent.trim()), more: fold(option.dataset.words || ""),
    }));
    let shown = [], active = 0;
    const chosen = () => select.selectedOptions[0];
    const show = () => { input.value = chosen() && chosen().value ? chosen().textContent.trim() : ""; input.placeholder = chosen() ? chosen().textContent.trim() : ""; };
    show();

    function open(typed) {
      const wanted = fold(typed.trim());
      shown = choices.map((choice) => [wanted ? fits(choice, wanted) : 1, choice])
        .filter(([fit]) => fit).sort((a, b) => b[0] - a[0] || a[1].place - b[1].place)
        .map(([, choice]) => choice).slice(0, 60);
      list.replaceChildren(...shown.map((choice, i) => {
        const item = document.createElement("li");
        item.id = `${id}-${i}`;
        item.setAttribute("role", "option");
        item.append(choice.option.textContent.trim());
        if (choice.option.dataset.hint) {
          const hint = document.createElement("span");
          hint.className = "pick-hint";
          hint.textContent = choice.option.dataset.hint;
          item.append(" ", hint);
        }
        return item;
      }));
      list.hidden = !shown.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      const now = wanted ? 0 : Math.max(0, shown.findIndex((choice) => choice.option === chosen()));
      go(now);
    }

    function go(to) {
      if (!shown.length) return;
      active = Math.max(0, Math.min(to, shown.length - 1));
      [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
      list.children[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", `${id}-${active}`);
      select.dispatchEvent(new CustomEvent("consider", { bubbles: true, detail: shown[active].option.value }));
    }

    function close() { list.hidden = true; input.setAttribute("aria-expanded", "false"); }

    function take(choice) {
      select.value = choice.option.value;
      show();
      close();
      select.dispatchEvent(new CustomEvent("picked", { bubbles: true, detail: select.value }));
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }

    input.addEventListener("input", () => open(input.value));
    input.addEventListener("focus", () => { input.select(); if (select.dataset.pick === "type") open(""); });
    input.addEventListener("click", () => open(""));
    input.addEventListener("blur", () => setTimeout(() => { close(); show(); }, 150));
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) open(""); else go(active + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Enter" && !list.hidden && shown.length) {
        event.preventDefault();
        take(shown[active]);
        if (event.ctrlKey || event.metaKey) return; // taken, and the form is sent
        event.stopPropagation();
      } else if (event.key === "Tab" && !list.hidden && input.value && fold(input.value) !== fold(chosen() ? chosen().textContent.trim() : "")) {
        take(shown[active]);
      } else if (event.key === "Escape" && !list.hidden && select.dataset.pick !== "type") {
        close(); show();
        event.stopPropagation();
      }
    });
    list.addEventListener("mousedown", (event) => {
      const item = event.target.closest("li");
      event.preventDefault();
      if (item) take(shown[[...list.children].indexOf(item)]);
    });
  }

  regesta.pickers = (root) => {
    for (const select of root.querySelectorAll("select[data-pick]")) {
      if (wired.has(select)) continue;
      wired.add(select);
      const copied = select.closest(".pick"); // of a row that was copied
      if (copied) copied.replaceWith(select);
      enhance(select);
    }
  };
  regesta.onPage((root) => regesta.pickers(root));
})();
