// Recording an act: marked words, `a`, the type, Enter, Ctrl+Enter.
"use strict";

(() => {
  let left = null; // a form that was left, in case its words are marked again
  let asked = 0; // only the last answer counts
  let waiting = 0;
  let loading = Promise.resolve();

  const place = () => document.getElementById("recording");
  const form = () => { const box = place(); return box && !box.hidden ? box.querySelector("form") : null; };
  regesta.recording = () => form();

  async function part(address) {
    const answer = await fetch(address, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.ok) return page.body;
    const said = [...page.querySelectorAll("main .lead, main .lead + p")].map((p) => p.textContent);
    throw new Error(said.join(" ") || "The form did not come.");
  }

  // The passage stays lit while the form is open, whatever else is marked meanwhile.
  function light(range) {
    if (!window.CSS || !CSS.highlights || !window.Highlight) return;
    if (range) CSS.highlights.set("act", new Highlight(range)); else CSS.highlights.delete("act");
  }

  function range() {
    const selection = getSelection();
    return selection.rangeCount ? selection.getRangeAt(0).cloneRange() : null;
  }

  regesta.rangeOf = (start, end) => {
    const text = document.getElementById("text");
    const made = document.createRange();
    let begun = false;
    for (const run of text.querySelectorAll("[data-s]")) {
      if (!run.id) continue; // a note's second copy beside its mark
      const from = Number(run.dataset.s), points = [...run.textContent];
      const node = document.createTreeWalker(run, NodeFilter.SHOW_TEXT).nextNode();
      if (!node) continue;
      const at = (offset) => Math.min(node.length, points.slice(0, offset - from).join("").length);
      if (!begun && start < from + points.length && start >= from) { made.setStart(node, at(start)); begun = true; }
      if (begun && end <= from + points.length) { made.setEnd(node, at(end)); return made; }
    }
    return begun ? made : null;
  };

  async function open(address, words, lit) {
    const box = place();
    if (!box) return;
    document.getElementById("palette").hidden = true;
    document.body.classList.remove("marking");
    document.body.classList.add("recording");
    box.hidden = false;
    light(lit);
    if (left && left.words === words) {
      box.replaceChildren(left.form);
      left = null;
    } else {
      box.replaceChildren();
      const mine = ++asked;
      loading = part(address).then((body) => {
        if (mine !== asked) return;
        box.replaceChildren(...body.children);
        regesta.wire(box);
      });
      try {
        await loading;
      } catch (problem) {
        if (mine !== asked) return;
        const p = document.createElement("p");
        p.className = "wrong";
        p.setAttribute("role", "alert");
        p.textContent = problem.message;
        box.append(p);
        return;
      }
    }
    if (lit) keepInSight(lit);
    const made = form();
    if (!made) return;
    made.dataset.for = words;
    const first = made.querySelector(".af-head .pick-input") || made.querySelector("select");
    first.focus({ preventScroll: true });
  }

  // On a narrow page the form lies at the foot of the window: the passage must stand above it.
  function keepInSight(lit) {
    const box = place().getBoundingClientRect(), passage = lit.getBoundingClientRect();
    const foot = getComputedStyle(place()).position === "fixed" ? box.top : innerHeight;
    if (passage.top >= 0 && passage.bottom <= foot) return;
    scrollBy({ top: passage.top - Math.min(80, Math.max(8, foot - passage.height - 20)), behavior: "instant" });
  }

  regesta.recordMarked = () => {
    const article = document.querySelector("article[data-paper]");
    const marked = regesta.marked() || (regesta.lastMarked && regesta.lastMarked());
    if (!article || !marked) return false;
    const words = `${marked.start}-${marked.end}`;
    const lit = regesta.marked() ? range() : regesta.rangeOf(marked.start, marked.end);
    open(`/papers/${article.dataset.paper}/act?part=panel&words=${words}`, words, lit);
    return true;
  };

  regesta.editAct = (link) => {
    const item = link.closest("[data-act]"), [start, end] = item.dataset.span.split("-").map(Number);
    open(`${link.getAttribute("href")}&part=panel`, item.dataset.act, regesta.rangeOf(start, end));
  };

  function leave() {
    const made = form();
    if (made) left = { words: made.dataset.for, form: made };
    close();
  }

  function close() {
    const box = place();
    asked++;
    if (box) { box.hidden = true; box.replaceChildren(); }
    document.body.classList.remove("recording");
    light(null);
  }

  // Another type has other fields; what a person has typed already is kept.
  function retype(name) {
    const made = form();
    const fields = made && made.querySelector("[data-fields]");
    if (!fields || fields.dataset.type === name) return loading;
    const mine = ++asked;
    const act = made.dataset.act ? `&act=${made.dataset.act}` : "";
    const words = made.querySelector("[data-quote-span]").value;
    loading = part(`/papers/${made.dataset.paper}/act?part=fields&words=${words}&type=${encodeURIComponent(name)}${act}`).then((body) => {
      if (mine !== asked) return;
      const next = body.querySelector("[data-fields]");
      for (const kept of fields.querySelectorAll("[data-field].touched")) {
        const other = next.querySelector(`[data-field="${kept.dataset.field}"]`);
        if (other) other.replaceWith(kept); else next.prepend(kept);
      }
      fields.replaceWith(next);
      regesta.wire(next.parentElement);
    }).catch(() => {});
    return loading;
  }

  const boxes = "input:not([type=hidden]):not([hidden]), textarea, select:not([hidden])";
  const inSight = (made) => [...made.querySelectorAll(`[data-fields] :is(${boxes})`)].filter((one) => one.checkVisibility());

  // Where a person most likely must look: the first field that is empty, else what it is about.
  function goOn() {
    const made = form();
    if (!made) return;
    const named = ["actor_name", "place_name", "object"].map((name) => made.querySelector(`[data-fields] > [data-field] [name="${name}"]`));
    const empty = named.find((one) => one && !one.value && one.checkVisibility());
    const next = empty || made.querySelector("[name=object]") || inSight(made)[0];
    next.focus({ preventScroll: true });
    if (next.select) next.select();
    next.scrollIntoView({ block: "nearest" });
  }

  async function save() {
    await loading; // the fields that are sent are those that are seen
    const made = form();
    if (made) made.requestSubmit(made.querySelector(".af-save"));
  }

  document.addEventListener("consider", (event) => {
    if (!event.target.matches("[data-pick=type]")) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => retype(event.detail), 60);
  });
  document.addEventListener("picked", (event) => {
    if (!event.target.matches("[data-pick=type]")) return;
    clearTimeout(waiting);
    Promise.resolve(retype(event.detail)).then(goOn);
  });
  document.addEventListener("input", (event) => {
    const field = event.target.closest("#recording [data-field]");
    if (field) field.classList.add("touched");
  });

  document.addEventListener("keydown", (event) => {
    const made = form();
    const typing = event.target.closest("input, textarea, select");
    if (!made) {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.key === "a" && plain && !typing && regesta.marked() && regesta.recordMarked()) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
      return;
    }
    if (event.key === "Escape" && !document.body.classList.contains("marking")) {
      const list = event.target.closest(".pick") && event.target.closest(".pick").querySelector(".pick-list");
      if (list && !list.hidden && event.target.dataset.picks !== "type") return; // the list closes
      event.preventDefault();
      event.stopImmediatePropagation();
      leave();
      document.getElementById("text").focus({ preventScroll: true });
      return;
    }
    if (!made.contains(event.target)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      const list = event.target.closest(".pick") && event.target.closest(".pick").querySelector(".pick-list");
      if (!list || list.hidden) { event.stopImmediatePropagation(); save(); }
      return;
    }
  }, true);

  // Enter goes on to the next field, and records on the last
  document.addEventListener("keydown", (event) => {
    const made = form();
    if (event.key !== "Enter" || !made || !made.contains(event.target)) return;
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.target.matches("button, summary")) return;
    event.preventDefault();
    const all = inSight(made), next = all[all.indexOf(event.target) + 1];
    if (!next) { save(); return; }
    next.focus();
    if (next.select) next.select();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("#palette .record-act")) { event.preventDefault(); regesta.recordMarked(); return; }
    if (event.target.closest("#recording .af-close")) { leave(); return; }
    const edit = event.target.closest("a[data-edit-act]");
    if (edit && place()) { event.preventDefault(); regesta.editAct(edit); return; }
    const more = event.target.closest("#recording .af-another > summary");
    if (more) {
      event.preventDefault();
      const row = more.parentElement.querySelector("[data-row]").cloneNode(true);
      more.parentElement.before(row);
      regesta.wire(row.parentElement);
      row.querySelector("input:not([type=hidden]), select").focus();
    }
  });

  regesta.onPage((root) => { if (root === document) { document.body.classList.remove("recording"); light(null); left = null; } });
})();
