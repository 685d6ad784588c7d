// The drop zone: files are sent one by one, with their progress; then the folder is read.
// Without this script the same form sends all chosen files at once.
"use strict";

(() => {
  const AT_ONCE = 3;
  const SHOWN = 400; // lines in the list; of a larger folder the rest is counted only

  regesta.onPage((root) => {
    const form = root.querySelector("form.adding");
    if (!form || form.classList.contains("live")) return;
    form.classList.add("live");

    for (const input of form.querySelectorAll("input[type=file]")) {
      input.addEventListener("change", () => {
        const chosen = [...input.files].map((file) => [file, file.webkitRelativePath || file.name]);
        input.value = "";
        if (chosen.length) addAll(form, chosen);
      });
    }
    form.addEventListener("submit", (event) => { event.preventDefault(); event.stopPropagation(); });
  });

  // The whole page takes what is dropped, so that a near miss does not open the file. Asked anew
  // each time: forms.js exchanges <main>, and the zone with it.
  const zone = () => document.querySelector("form.adding");
  const holds = (event) => zone() && [...(event.dataTransfer?.types || [])].includes("Files");
  let depth = 0;
  addEventListener("dragenter", (event) => { if (holds(event)) { depth += 1; zone().classList.add("over"); } });
  addEventListener("dragleave", (event) => {
    if (holds(event) && --depth <= 0) { depth = 0; zone().classList.remove("over"); }
  });
  addEventListener("dragover", (event) => { if (holds(event)) event.preventDefault(); });
  addEventListener("drop", async (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    depth = 0;
    zone().classList.remove("over");
    const found = await dropped(event.dataTransfer);
    if (found.length && zone()) addAll(zone(), found);
  });

  // Files of a drop with their paths; folders are opened.
  async function dropped(transfer) {
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry());
    if (!entries.every(Boolean)) return [...transfer.files].map((file) => [file, file.name]);
    const found = [];
    const open = async (entry, path) => {
      if (entry.isFile) {
        const file = await new Promise((done, failed) => entry.file(done, failed));
        found.push([file, path + entry.name]);
        return;
      }
      const reader = entry.createReader();
      for (;;) {
        const some = await new Promise((done, failed) => reader.readEntries(done, failed));
        if (!some.length) return;
        for (const one of some) await open(one, `${path}${entry.name}/`);
      }
    };
    for (const entry of entries) await open(entry, "").catch(() => {});
    return found;
  }

  async function addAll(form, chosen) {
    if (form.classList.contains("busy")) return;
    form.classList.add("busy");
    chosen.sort((a, b) => a[1].localeCompare(b[1], "en", { numeric: true }));
    const batch = [...crypto.getRandomValues(new Uint8Array(8))].map((b) => b.toString(16).padStart(2, "0")).join("");
    const box = form.querySelector(".sending"), whole = box.querySelector(".whole");
    const bar = box.querySelector("progress"), list = box.querySelector("ol");
    const largest = Number(form.dataset.largest) * 1048576;
    box.hidden = false;
    list.replaceChildren();
    const lines = chosen.map(([file, path]) => line(list, file, path));
    const all = chosen.reduce((sum, [file]) => sum + file.size + 1, 0);
    let sent = 0, next = 0, done = 0, lost = false;
    whole.textContent = `Sending ${chosen.length} ${chosen.length === 1 ? "file" : "files"} …`;

    const one = async () => {
      while (next < chosen.length && !lost) {
        const at = next++, [file, path] = chosen[at];
        const before = sent;
        if (file.size > largest) {
          lines[at].say("refused", "not sent", `the file is larger than ${form.dataset.largest} MB. Divide it, put it into the folder by hand, or raise “largest_added” in regesta.toml.`);
        } else {
          let answer;
          try {
            answer = await send(batch, file, path, (share) => {
              lines[at].say("", share < 1 ? `sending ${Math.floor(share * 100)} %` : "checking …");
              bar.value = Math.min(1, (before + share * file.size) / all);
            });
          } catch (words) {
            lines[at].say("refused", "not sent", String(words));
            if (words === GONE) lost = true;
          }
          for (const told of answer || []) {
            lines[at].path = told.path;
            if (told.fate === "refused") lines[at].say("refused", "not added", `${told.message}. ${told.remedy}`);
            else lines[at].say("added", told.fate === "there" ? "there already" : "in the folder", told.message);
          }
        }
        sent += file.size + 1;
        done += 1;
        bar.value = sent / all;
        whole.textContent = `${done} of ${chosen.length} sent …`;
      }
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, chosen.length) }, one));
    if (lost) { whole.textContent = GONE; form.classList.remove("busy"); return; }
    await read(batch, whole, bar, lines, form);
  }

  const GONE = "The server does not answer. Is “regesta” still running? What is marked ✓ is in the folder.";

  function send(batch, file, path, tell) {
    return new Promise((done, failed) => {
      const data = new FormData(), request = new XMLHttpRequest();
      data.append("batch", batch);
      data.append("path", path);
      data.append("file", file, file.name);
      request.open("POST", "/add/files");
      request.setRequestHeader("Accept", "application/json");
      request.upload.addEventListener("progress", (event) => tell(event.lengthComputable ? event.loaded / event.total : 0));
      request.upload.addEventListener("load", () => tell(1));
      request.addEventListener("load", () => {
        if (request.status === 200) done(JSON.parse(request.responseText));
        else failed(said(request.responseText) || `the server says ${request.status}`);
      });
      request.addEventListener("error", () => failed(GONE));
      request.send(data);
    });
  }

  async function read(batch, whole, bar, lines, form) {
    whole.textContent = "Reading the papers …";
    bar.removeAttribute("value");
    const byPath = new Map(lines.filter((one) => one.path).map((one) => [one.path, one]));
    const asking = setInterval(async () => {
      const told = await fetch("/add/progress").then((a) => a.json()).catch(() => null);
      if (!told) return;
      if (told.share) bar.value = told.share;
      for (const path of told.read) if (byPath.has(path)) byPath.get(path).say("added", "read");
    }, 400);
    try {
      const answer = await fetch("/add/read", { method: "POST", body: new URLSearchParams({ batch }) });
      if (answer.ok) { location.assign(answer.url); return; }
      whole.textContent = said(await answer.text()) || "The papers are in the folder, but could not be read.";
    } catch {
      whole.textContent = GONE;
    } finally {
      clearInterval(asking);
    }
    bar.value = 0;
    form.classList.remove("busy");
  }

  function line(list, file, path) {
    const item = document.createElement("li");
    for (const name of ["name", "fate", "why"]) {
      const part = document.createElement(name === "why" ? "p" : "span");
      part.className = name;
      item.append(part);
    }
    item.children[0].textContent = path;
    item.children[1].textContent = "waits";
    item.children[2].hidden = true;
    if (list.children.length < SHOWN) list.append(item);
    return {
      path: null,
      say(kind, fate, why) {
        item.className = kind;
        item.children[1].textContent = fate;
        if (why !== undefined) { item.children[2].textContent = why; item.children[2].hidden = !why; }
        if (kind === "refused" && !item.isConnected) list.prepend(item);
      },
    };
  }

  function said(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    return [...page.querySelectorAll("main .lead, main .lead + p")].map((p) => p.textContent).join(" ");
  }
})();
