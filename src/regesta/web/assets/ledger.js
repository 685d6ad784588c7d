// The day slider: replays the ledger without leaving the page. Without it the arrows and the field do the same.
"use strict";
(() => {
  let waiting = 0, asked = 0;
  const start = () => {
    const form = document.querySelector(".dayline");
    const slider = form && form.querySelector(".slider");
    if (!slider || !form.dataset.days) return;
    const days = form.dataset.days.split(" ");
    if (days.length < 2) return;
    slider.hidden = false;
    slider.addEventListener("input", () => {
      const day = days[Number(slider.value)];
      form.elements.on.value = day;
      clearTimeout(waiting);
      waiting = setTimeout(() => show(form, day), 40);
    });
  };
  const show = async (form, day) => {
    const mine = ++asked;
    const address = new URL(location.href);
    address.searchParams.set("on", day);
    form.classList.add("busy");
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (!answer.ok || mine !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== asked) return;
    document.getElementById("ledger").replaceWith(page.getElementById("ledger"));
    const next = page.querySelector(".dayline .day"), nav = page.querySelector(".ledger-nav");
    form.querySelector(".day").replaceWith(next);
    document.querySelector(".ledger-nav").replaceWith(nav);
    form.querySelector(".ticks").replaceWith(page.querySelector(".dayline .ticks"));
    form.classList.remove("busy");
    document.title = page.title;
    history.replaceState(null, "", address);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();
