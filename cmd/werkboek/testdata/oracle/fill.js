// Fills sheets in through the client's own controls: rings and ticks are
// clicked, lists are chosen from, fields get their text and say so. Nothing of
// the program is called.
window.filling = {
	ids: {us: "us", all: "all"}, // what has an id in the example, to the id that it got here

	here(id) { return this.ids[id] ?? id; },

	write(control, text) {
		if (!control) throw new Error("there is no field for " + text);
		if (control.value === text) return;
		control.value = text;
		if (control.value !== text) throw new Error(control.name + " does not take " + text);
		control.dispatchEvent(new Event(control.tagName === "SELECT" ? "change" : "input", {bubbles: true}));
	},

	tick(control, what) {
		if (!control) throw new Error("there is nothing to tick for " + what);
		if (!control.checked) control.click();
	},

	typed(kind, value) {
		if (kind === "money") return (Number(value) / 100).toFixed(2).replace(".", ",");
		return kind === "number" ? String(value).replace(".", ",") : String(value);
	},

	cells(row, cells) {
		for (const [column, value] of Object.entries(cells)) {
			const cell = row.querySelector(`[data-column="${column}"]`);
			if (!cell) throw new Error("there is no column " + column);
			if (cell.dataset.item !== undefined) continue; // the row is about this already
			if (cell.dataset.kind === "scale") this.tick(cell.querySelector(`input[value="${value}"]`), column + " " + value);
			else if (cell.tagName === "SELECT") this.write(cell, cell.dataset.from ? this.here(value) : value);
			else this.write(cell, this.typed(cell.dataset.kind, value));
		}
	},

	rows(q, rows) {
		const all = () => [...q.querySelectorAll(".rows > .row")];
		const isEmpty = (row) => row.dataset.fresh !== undefined && [...row.querySelectorAll("[data-column]")].every((c) => c.dataset.item === undefined
			&& (c.dataset.kind === "scale" ? !c.querySelector(":checked") : c.value === ""));
		for (const row of rows) {
			let place = all().find((r) => r.dataset.row === this.here(row.id)) ?? all().find(isEmpty);
			if (!place) {
				q.querySelector("button.add").click();
				place = all().at(-1);
			}
			if (/^(cand-|s|p)[0-9]+$/.test(row.id)) this.ids[row.id] ??= place.dataset.row;
			this.cells(place, row.cells);
		}
	},

	question(q, {kind, value}) {
		const name = `${q.dataset.worksheet}.${q.dataset.question}`;
		const control = (suffix = "", what = "") => [...q.querySelectorAll("input, textarea, select")]
			.find((c) => c.name === name + suffix && !c.closest("template") && (what === "" || c.value === what));
		switch (kind) {
			case "table": case "actions": return this.rows(q, value);
			case "grid":
				for (const [id, cells] of Object.entries(value)) this.cells(q.querySelector(`.rows > .row[data-row="${id}"]`), cells);
				return;
			case "yesno":
				this.tick(control("", value.is), name);
				if (value.note) this.write(control("#note"), value.note);
				return;
			case "item":
				return this.tick(control("", value.is), name);
			case "checks": case "reference":
				if (typeof value === "string") return this.write(control(), this.here(value));
				for (const [id, note] of Object.entries(value)) {
					this.tick(control("", this.here(id)), name + " " + id);
					if (note) this.write(control("#" + this.here(id)), note);
				}
				return;
			default:
				if (control()?.type === "radio") this.tick(control("", String(value)), name);
				else this.write(control(), this.typed(kind, value));
		}
	},

	// form fills in one form: all answers in the order of the page. What is not
	// shown cannot be answered, which is a fault of the example or of a condition.
	form(form, answers) {
		let left = answers.length;
		for (const q of form.querySelectorAll(".question")) {
			const answer = answers.find((a) => a.worksheet === q.dataset.worksheet && a.question === q.dataset.question);
			if (!answer) continue;
			if (q.hidden) throw new Error(`${answer.worksheet}.${answer.question} is hidden`);
			this.question(q, answer);
			left--;
		}
		if (left > 0) throw new Error(`${left} of ${answers.length} answers have no question: ${answers.map((a) => a.worksheet + "." + a.question)}`);
		return true;
	},

	// sheet gives the form of a sheet, or that of one of its copies.
	sheet(id, copy) {
		if (copy === undefined) return document.querySelector(`form[data-worksheet="${id}"]:not(.entry-form)`);
		const bar = [...document.querySelectorAll(".copies")].find((b) => b.nextElementSibling?.dataset.worksheet === id);
		const chips = [...bar.querySelectorAll("button.copy")];
		if (chips.length > 0 && chips[copy]) chips[copy].click();
		else if (copy > 0) bar.querySelector("button.add").click();
		return document.querySelector(`form.copy-form[data-worksheet="${id}"]:not(.other-copy)`);
	},
};
