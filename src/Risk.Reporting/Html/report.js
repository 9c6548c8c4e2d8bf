"use strict";
// Hovering a mark reads its value: the text of its title, beside the pointer.
const tip = document.getElementById("tip"), frame = document.getElementById("frame");
let from = null;
document.addEventListener("pointermove", event => {
  const mark = event.target.closest ? event.target.closest(".mark") : null;
  const title = mark && mark.querySelector("title");
  tip.hidden = !title;
  if (title) {
    tip.textContent = title.textContent;
    tip.style.left = Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8) + "px";
    tip.style.top = Math.min(event.clientY + 14, innerHeight - tip.offsetHeight - 8) + "px";
  }
  if (from) {
    frame.hidden = false;
    frame.style.left = Math.min(from.x, event.clientX) + "px";
    frame.style.top = Math.min(from.y, event.clientY) + "px";
    frame.style.width = Math.abs(event.clientX - from.x) + "px";
    frame.style.height = Math.abs(event.clientY - from.y) + "px";
  }
});
// Dragging over a chart enlarges what lies in the frame, in the shape of the chart; a double click or Escape shows it whole again.
document.addEventListener("pointerdown", event => {
  const svg = event.pointerType === "mouse" && event.button === 0 && event.target.closest && event.target.closest("svg");
  if (svg) { from = { svg, x: event.clientX, y: event.clientY }; event.preventDefault(); }
});
document.addEventListener("pointerup", event => {
  if (!from) { return; }
  const { svg, x, y } = from;
  from = null;
  frame.hidden = true;
  if (Math.abs(event.clientX - x) < 8 || Math.abs(event.clientY - y) < 8) { return; }
  const box = svg.getBoundingClientRect(), view = svg.viewBox.baseVal, whole = view.width / box.width;
  const scale = Math.max(Math.abs(event.clientX - x) / box.width, Math.abs(event.clientY - y) / box.height);
  const middle = { x: view.x + ((x + event.clientX) / 2 - box.left) * whole, y: view.y + ((y + event.clientY) / 2 - box.top) * whole };
  svg.dataset.whole = svg.dataset.whole || svg.getAttribute("viewBox");
  const width = view.width * scale, height = view.height * scale;
  svg.setAttribute("viewBox", [middle.x - width / 2, middle.y - height / 2, width, height].join(" "));
  svg.classList.add("near");
});
const back = svg => { if (svg && svg.dataset.whole) { svg.setAttribute("viewBox", svg.dataset.whole); svg.classList.remove("near"); } };
document.addEventListener("dblclick", event => back(event.target.closest && event.target.closest("svg")));
document.addEventListener("keydown", event => { if (event.key === "Escape") { from = null; frame.hidden = true; document.querySelectorAll("svg.near").forEach(back); } });
