// Follows the preview's builds: loads the page again after a good one, and
// lists what is wrong over the page after a bad one. Served by the preview
// only, never part of a published site. Text goes in as text, never as HTML.
(function () {
  "use strict";
  // A page of the site waits for another site. A notice of the server lists
  // its problems itself, so it waits for any build.
  var notice = document.currentScript.hasAttribute("data-notice");
  var kind = notice ? "build" : "site";
  var shown = madeBy();
  var panel = null;
  var drawn = "[]";
  var events = null;

  // madeBy gives the build that this page is of, from the one header that
  // scripts can read. "" means unknown: then the first event tells.
  function madeBy() {
    var navigation = performance.getEntriesByType("navigation")[0];
    var timings = (navigation && navigation.serverTiming) || [];
    for (var i = 0; i < timings.length; i++) {
      if (timings[i].name === kind) return timings[i].description;
    }
    return "";
  }

  function line(tag, name, text) {
    var element = document.createElement(tag);
    element.className = name;
    element.textContent = text;
    return element;
  }

  function draw(problems) {
    if (drawn === JSON.stringify(problems)) return; // a screen reader would say it again
    drawn = JSON.stringify(problems);
    if (panel) panel.remove();
    panel = null;
    if (problems.length === 0) return;
    panel = document.createElement("section");
    panel.className = "werkboek-problems";
    panel.setAttribute("role", "alert");
    panel.setAttribute("lang", "en");
    panel.appendChild(line("h2", "title",
      (problems.length === 1 ? "1 problem" : problems.length + " problems") + " · this page shows the last good version"));
    var list = document.createElement("ol");
    problems.forEach(function (problem) {
      var item = document.createElement("li");
      if (problem.place) item.appendChild(line("p", "place", problem.place));
      item.appendChild(line("p", "message", problem.message));
      if (problem.line) item.appendChild(line("pre", "line", problem.line));
      if (problem.hint) item.appendChild(line("p", "hint", problem.hint));
      list.appendChild(item);
    });
    panel.appendChild(list);
    document.body.appendChild(panel);
  }

  function told(event) {
    var build = JSON.parse(event.data);
    shown = shown || build[kind];
    if (build[kind] !== shown) location.reload();
    else if (!notice) draw(build.problems);
  }

  // A page that nobody looks at lets its connection go: a browser has few.
  function listen() {
    if (events) events.close();
    events = null;
    if (document.visibilityState === "hidden") return;
    events = new EventSource("/_werkboek/events");
    events.onmessage = told;
  }

  if (!notice) {
    var style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/_werkboek/reload.css";
    document.head.appendChild(style);
  }
  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", function (event) { if (event.persisted) location.reload(); });
  listen();
})();
