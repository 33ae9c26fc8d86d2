package main

import (
	"fmt"
	"strings"
	"testing"
)

const (
	stateOfPage = `document.querySelector(".state").dataset.state`
	ownStore    = "werkboek:1:samen-sterk-gestart:"
	noSmall     = `Object.defineProperty(window, "localStorage", {get() { throw new DOMException("no", "SecurityError") }});`
)

// Whatever goes wrong with storage, the line says in its own words what is
// true, what was typed stays on the page, and what can be kept is.
func TestJourneyStorageFaults(t *testing.T) {
	refuse := `IDBObjectStore.prototype.put = function () { throw %s; };`
	full := `Storage.prototype.setItem = function () { throw %s; };`
	shapes := map[string]string{
		"by name":   `new DOMException("full", "QuotaExceededError")`,
		"by code":   `Object.assign(new Error("full"), {code: 22})`,
		"Firefox's": `Object.assign(new Error("full"), {name: "NS_ERROR_DOM_QUOTA_REACHED", code: 1014})`,
	}
	type fault struct{ script, state, says string }
	faults := map[string]fault{
		"everything is blocked": {noSmall + `Object.defineProperty(window, "sessionStorage", {get() { throw new DOMException("no", "SecurityError") }});
			Object.defineProperty(window, "indexedDB", {get() { throw new DOMException("no", "SecurityError") }}); window.BroadcastChannel = class { constructor() { throw new DOMException("no", "SecurityError") } };`,
			"memory", "bewaart niets"},
		"no database":           {`Object.defineProperty(window, "indexedDB", {value: undefined});`, "local", "kleine opslag"},
		"no small storage":      {noSmall, "direct", "Wacht telkens"},
		"small storage is null": {`Object.defineProperty(window, "localStorage", {value: null});`, "direct", "Wacht telkens"},
		"opening hangs":         {`indexedDB.open = () => ({}); indexedDB.databases = undefined;`, "silent", "antwoordt niet"},
		"opening fails": {`indexedDB.databases = undefined; indexedDB.open = () => { const r = {error: new DOMException("broken", "UnknownError")}; setTimeout(() => r.onerror?.()); return r; };`,
			"silent", "antwoordt niet"},
		"persisting never answers": {`StorageManager.prototype.persist = () => new Promise(() => {});`, "saved", "Bewaard op dit toestel om"},
		"tabs cannot hear":         {`window.BroadcastChannel = undefined;`, "saved", "Bewaard op dit toestel om"},
	}
	for name, shape := range shapes {
		faults["the database is full, "+name] = fault{fmt.Sprintf(refuse, shape), "failed", "lukt niet"}
		faults["the small storage is full, "+name] = fault{fmt.Sprintf(full, shape), "direct", "Wacht telkens"}
	}
	for name, f := range faults {
		t.Run(name, func(t *testing.T) {
			b, address := newTab(t), site(t)
			before(b, f.script)
			b.visit(address + "wie-zijn-wij.html")
			put(b, "dossier.title", "bewaar mij")
			b.wait(fmt.Sprintf(stateOfPage+" === %q", f.state))
			if says := ask[string](b, `document.querySelector(".state").textContent`); !strings.Contains(says, f.says) {
				t.Errorf("the line says %q", says)
			}
			expect(b, value("dossier.title"), "bewaar mij")
			barriers(b, f.state)
		})
	}
}

// A connection that died, as on a phone that slept, is made anew: nothing is
// lost and nobody is alarmed.
func TestJourneyDeadConnection(t *testing.T) {
	b, address := newTab(t), site(t)
	before(b, `const real = IDBDatabase.prototype.transaction; let dead;
		IDBDatabase.prototype.transaction = function (...all) { if (window.die) dead ??= this; if (this === dead) throw new DOMException("lost", "UnknownError"); return real.apply(this, all); };`)
	b.visit(address + "wie-zijn-wij.html")
	put(b, "dossier.title", "een")
	b.saved()
	ask[bool](b, `window.die = true`)
	put(b, "dossier.title", "twee")
	b.wait(`document.querySelector(".state[data-state=saving], .state[data-state=failed]") === null && Object.keys(localStorage).length === 0`)
	expect(b, stateOfPage, "saved")
	b.reload()
	expect(b, value("dossier.title"), "twee")
}

// A write that never ends is told after a while, given up, and done again when
// the browser answers.
func TestJourneyWriteHangs(t *testing.T) {
	b, address := newTab(t), site(t)
	before(b, `const real = IDBDatabase.prototype.transaction;
		IDBDatabase.prototype.transaction = function (...all) {
			if (!window.hang || all[1] !== "readwrite") return real.apply(this, all);
			return { objectStore: () => ({ getAll: () => ({}), get: () => ({}), put: () => ({}) }) };
		};`)
	b.visit(address + "wie-zijn-wij.html")
	put(b, "dossier.title", "een")
	b.saved()
	ask[bool](b, `window.hang = true`)
	put(b, "dossier.title", "twee")
	b.wait(stateOfPage + ` === "slow"`)
	barriers(b, "slow")
	b.wait(stateOfPage + ` === "failed"`)
	ask[bool](b, `(window.hang = false, true)`)
	b.saved()
	b.reload()
	expect(b, value("dossier.title"), "twee")
}

// When what was kept is cleared from outside, the page keeps showing it and
// says so; who types on has all of it back.
func TestJourneyClearedFromOutside(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "wie-zijn-wij.html")
	put(b, "dossier.title", "nog hier")
	put(b, "dossier.organisation", "ook")
	b.saved()
	askLater[bool](b, fmt.Sprintf(`new Promise(done => { indexedDB.deleteDatabase(%q).onsuccess = () => { localStorage.clear(); dispatchEvent(new Event("focus")); done(true); }; })`, ownStore))
	b.wait(stateOfPage + ` === "gone"`)
	expect(b, value("dossier.title"), "nog hier")
	barriers(b, "gone")
	put(b, "dossier.organisation", "verder")
	b.saved()
	b.wait(`Object.keys(localStorage).length === 0`)
	b.reload()
	expect(b, value("dossier.title"), "nog hier")
	expect(b, value("dossier.organisation"), "verder")
}

// everything is what stands in our database, as text.
const everything = `new Promise(done => { indexedDB.open("` + ownStore + `").onsuccess = async e => { const d = e.target.result, all = [d.version];
	for (const s of d.objectStoreNames) all.push(s, await new Promise(r => { d.transaction(s).objectStore(s).getAll().onsuccess = x => r(x.target.result); }));
	d.close(); done(JSON.stringify(all)); }; })`

// A newer program that comes while the page is open closes it for writing: not
// a byte changes, and the letter that came too late waits in the journal.
func TestJourneyNewerWhileOpen(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "wie-zijn-wij.html")
	put(b, "dossier.title", "een")
	b.saved()
	askLater[bool](b, fmt.Sprintf(`new Promise(done => { indexedDB.open(%q, 9).onsuccess = e => { e.target.result.close(); done(true); }; })`, ownStore))
	bytes := askLater[string](b, everything)
	put(b, "dossier.title", "twee")
	b.wait(stateOfPage + ` === "newer"`)
	put(b, "dossier.title", "drie")
	b.reload()
	expect(b, stateOfPage, "newer")
	expect(b, value("dossier.title"), "een")
	barriers(b, "newer")
	if got := askLater[string](b, everything); got != bytes {
		t.Errorf("the store changed from\n%s\nto\n%s", bytes, got)
	}
	expect(b, `Object.values(localStorage).filter(v => v.includes("twee")).length`, 1)
}

// Whichever step of bringing an older store up to date fails, all of it is as
// it was, byte for byte, and can be read.
func TestJourneyUpgradeFailsAtEveryStep(t *testing.T) {
	b, address := newTab(t), site(t)
	before(b, `let step = 0;
		for (const [kind, name] of [[IDBDatabase, "createObjectStore"], [IDBObjectStore, "getAll"], [IDBObjectStore, "put"]]) {
			const real = kind.prototype[name];
			kind.prototype[name] = function (...all) {
				const upgrading = kind === IDBDatabase || this.transaction.mode === "versionchange";
				if (sessionStorage.fail && upgrading && ++step === Number(sessionStorage.fail)) throw new Error("no");
				return real.apply(this, all);
			};
		}`)
	b.visit(address + "mijn-werkboek.html")
	askLater[bool](b, `new Promise(done => { `+strings.Replace(strings.Replace(olderStore, "(() => {", "", 1), "return true; })()", "const wait = setInterval(() => { if (window.made) { clearInterval(wait); done(true); } }, 10); })", 1))
	bytes := askLater[string](b, everything)
	for step := 1; ; step++ {
		ask[string](b, fmt.Sprintf(`sessionStorage.fail = "%d"`, step))
		b.visit(address + "wie-zijn-wij.html")
		expect(b, value("dossier.title"), "van vroeger")
		if ask[string](b, stateOfPage) == "saved" {
			if step < 4 {
				t.Errorf("only %d steps were tried", step-1)
			}
			return
		}
		expect(b, stateOfPage, "upgrade")
		if got := askLater[string](b, everything); got != bytes {
			t.Errorf("step %d changed\n%s\nto\n%s", step, bytes, got)
		}
	}
}

// What stands damaged in the place of an answer goes into the copies when the
// reader answers anew; what is damaged in the small storage stays there.
func TestJourneyDamagedInPlace(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "wie-zijn-wij.html")
	put(b, "dossier.title", "heel")
	b.saved()
	askLater[bool](b, fmt.Sprintf(`new Promise(done => { indexedDB.open(%q).onsuccess = e => { const d = e.target.result, t = d.transaction(["dossiers", "answers"], "readwrite");
		t.objectStore("dossiers").getAll().onsuccess = r => t.objectStore("answers").put({dossier: r.target.result[0].id, person: "", worksheet: "dossier", copy: "", question: "activity", value: "kapot-stuk"});
		t.oncomplete = () => { d.close(); localStorage[%q + "answer:x"] = "{kapot"; done(true); }; }; })`, ownStore, ownStore))
	b.reload()
	put(b, "dossier.activity", "opnieuw")
	b.wait(`Object.keys(localStorage).length === 1`)
	b.reload()
	expect(b, value("dossier.activity"), "opnieuw")
	if !strings.Contains(askLater[string](b, everything), "kapot-stuk") {
		t.Error("the damaged piece is gone")
	}
	expect(b, fmt.Sprintf(`localStorage[%q + "answer:x"]`, ownStore), "{kapot")
}

// After everything is erased, the page that erased it writes nothing of it
// again, whatever is typed next.
func TestJourneyErasedStaysErased(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "wie-zijn-wij.html")
	put(b, "dossier.title", "geheim")
	b.saved()
	other := newTab(t)
	other.visit(address + "wie-zijn-wij.html")
	b.visit(address + "mijn-werkboek.html")
	b.click("[data-do=erase]")
	b.click("dialog.erase-dialog button.danger")
	b.wait(`document.querySelector("[data-part=erased] .done") !== null`)
	other.wait(value("dossier.title") + ` === ""`)
	put(other, "dossier.organisation", "nieuw")
	other.saved()
	other.reload()
	if strings.Contains(askLater[string](other, everything), "geheim") {
		t.Error("what was erased came back")
	}
}

// Answers that cannot be stored never go into another dossier.
func TestJourneyFailedStaysInItsDossier(t *testing.T) {
	b, address := newTab(t), site(t)
	before(b, `addEventListener("beforeunload", e => e.stopImmediatePropagation(), true); const real = IDBObjectStore.prototype.put; IDBObjectStore.prototype.put = function (...all) { if (sessionStorage.full) throw new DOMException("full", "QuotaExceededError"); return real.apply(this, all); };`)
	b.visit(address + "wie-zijn-wij.html")
	put(b, "dossier.title", "eerste")
	b.saved()
	b.visit(address + "mijn-werkboek.html")
	b.click("[data-part=dossiers] button.edged")
	b.name("Tweede")
	b.wait(`document.querySelector(".open-dossier")?.textContent === "Tweede"`)
	b.visit(address + "wie-zijn-wij.html")
	ask[string](b, `sessionStorage.full = "1"`)
	put(b, "dossier.title", "van twee")
	b.wait(stateOfPage + ` === "failed"`)
	b.visit(address + "mijn-werkboek.html")
	b.wait(`document.querySelector("[data-part=dossiers] li:not([aria-current]) button.edged") !== null`)
	b.click("[data-part=dossiers] li:not([aria-current]) button.edged")
	ask[bool](b, `(delete sessionStorage.full, true)`)
	b.visit(address + "wie-zijn-wij.html")
	b.wait(`Object.keys(localStorage).length === 0`)
	expect(b, `(async () => { const all = JSON.parse(await `+everything+`), dossiers = all[all.indexOf("dossiers") + 1], answers = all[all.indexOf("answers") + 1];
		window.found = answers.map(a => (dossiers.find(d => d.id === a.dossier).title || "-") + ": " + a.value).sort().join(); })() instanceof Promise`, true)
	b.wait(`window.found !== undefined`)
	expect(b, `window.found`, "-: eerste,Tweede: van twee")
}
