package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// A document says what is filled in and nothing else. What it needs is asked
// for in its place and on top, with the way to the question; lines, lists,
// tables and articles of which nothing is known are not there.
func TestJourneyDocument(t *testing.T) {
	b := newTab(t)
	address := bookSite(t, "testdata/garden")
	b.visit(address + "outlook.html")
	says(b, "pact", "The pact of", "This is a draft. Read it aloud.", "Open points | ○ | What do you dream of?",
		"1. What do we want? | We dream of this: [still to fill in: What do you dream of?].", "The soil is [still to fill in: What is the soil like?].",
		"[still to fill in: When do we open?]", "We grow Herbs.")
	b.click("#pact .overview summary")
	says(b, "pact", "partly 1. What do we want?", "complete 2. What do we grow?", "absent Who takes part?")
	for _, never := range []string{"undefined", "It may cost", "Household", "How sure", "By hand"} {
		if text := ask[string](b, `document.querySelector("#pact .draft").innerText`); strings.Contains(text, never) {
			t.Errorf("nothing is known, and it says %q:\n%s", never, text)
		}
	}
	expect(b, `document.querySelector("#pact .ticks a").getAttribute("href")`, "index.html#plan.dream")

	b.visit(address + "index.html")
	b.typeIn(field("plan.name"), "The <b>Green</b> Corner")
	b.typeIn(field("plan.dream"), "Beans for all.")
	b.click(box("plan.soil", "clay"))
	b.click(box("plan.water", "yes"))
	b.click(box("plan.crops", "beans"))
	b.typeIn(field("plan.crops#beans"), "climbing ones")
	b.typeIn(field("plan.budget"), "120,5")
	b.typeIn(field("plan.opening"), "03212027")
	b.typeIn(`#plan\.neighbours [data-column=name]`, "Ana")
	b.typeIn(`#plan\.neighbours [data-column=hours]`, "4")
	b.typeIn(`#plan\.neighbours [data-column=share]`, "12.50")
	b.saved()
	b.visit(address + "outlook.html")
	says(b, "pact", "The pact of The <b>Green</b> Corner", "We dream of this: Beans for all. The soil is heavy clay, which holds its water. It may cost €120.50.",
		"We grow Herbs and Beans (climbing ones).", "Beans: climbing ones", "Beans need care: climbing ones",
		"Ana\t€12.50", "Together: 4 hours.", "Agreed on March 21, 2027.")
	if text := ask[string](b, outcome("pact")); strings.Contains(text, "Open points") || strings.Contains(text, "[still") {
		t.Errorf("nothing is open: %s", text)
	}
	barriers(b, "document")

	give(b, "partner")
	const of = `document.querySelector(".leaving[data-sheet=pact]")`
	b.wait(of + ` !== null`)
	for _, told := range []string{"What do you dream of?", "What shall we grow?", "Who takes part?", "Can we start?"} {
		expect(b, fmt.Sprintf(`[...`+of+`.querySelectorAll(".told li")].some(li => li.textContent === %q)`, told), true)
	}
	b.click(`dialog[open] input[value=inside]`)
	b.wait(of + ` === null || ` + of + `.querySelector(".told") === null`)
	for _, words := range []string{"Beans", "heavy clay", "Ana", "Together", "120.50", "Herbs"} {
		expect(b, fmt.Sprintf(`(`+of+`?.textContent ?? "").includes(%q)`, words), false)
	}
}

// The agreement tells a partner four answers of internal sheets, because its
// text names them. The preview says which, and the group can leave them out;
// without names none of the people stands in it.
func TestJourneyDocumentForThePartner(t *testing.T) {
	b, address := newTab(t), site(t)
	openExample(b, address)
	toSheet(b, address, "agreement")
	b.click("#agreement [data-do=give-text]")
	b.wait(`document.querySelector(".give-dialog .actions button.main") !== null`)
	file := made(b, ".give-dialog .actions button.main", ".docx")
	if !strings.Contains(file, "ontwerp-van-de-afspraken") {
		t.Errorf("the file of the text is called %s", file)
	}
	word := contents(t, file)
	if !strings.Contains(word, `w:val="Title"`) || strings.Contains(word, `w:val="Heading1"`) {
		t.Error("the title of the text does not stand there once, on top")
	}
	// No word and no day breaks in a column: the widths are in twentieths of a point.
	for words, least := range map[string]int{"Uren": 700, "Theatergroep Het Natte Gordijn vzw": 1800, "12 september 2027": 1800} {
		cell := regexp.MustCompile(`w:w="(\d+)" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Table(?:Head|Cell)"/></w:pPr><w:r><w:t xml:space="preserve">` + words + `<`)
		found := cell.FindStringSubmatch(word)
		if wide, _ := strconv.Atoi(append(found, "", "")[1]); wide < least {
			t.Errorf("the column of %s is %d wide", words, wide)
		}
	}
	if !strings.Contains(word, "organiseert? Nagekeken door Lode.") {
		t.Error("who checked a rule runs together with the question")
	}
	if !strings.Contains(word, "Gelijk verdelen is niet het doel.") || strings.Contains(word, "Onze visie: waar willen we naartoe?") {
		t.Errorf("the file of the text holds the text and nothing else: %.300s", word)
	}
	b.click(".give-dialog .foot button:last-child")
	give(b, "partner")
	const of = `document.querySelector(".leaving[data-sheet=agreement]")`
	b.wait(of + ` !== null`)
	expect(b, `[...`+of+`.querySelectorAll(".told li")].map(li => li.textContent).join(" | ")`,
		"Wat is níét de bedoeling? | Onze missie: waarom bestaan we? | Welke belangen delen we? | Wanneer stoppen we zeker?")
	expect(b, of+`.textContent.includes("zonder gif te tuinieren")`, true)
	b.click(`dialog[open] input[value=inside]`)
	b.wait(of + `.querySelector(".told") === null`)
	for _, words := range []string{"zonder gif te tuinieren", "Geld verdienen is niet het doel", "veel plezier", "geen toelating is voor het park"} {
		expect(b, fmt.Sprintf(of+`.textContent.includes(%q)`, words), false)
	}
	expect(b, of+`.textContent.includes("Mieke D.")`, true)
	b.click(`dialog[open] input[value=names]`)
	b.wait(`!` + of + `.textContent.includes("Mieke D.")`)
	expect(b, of+`.textContent.includes("Vervanger")`, false)
	expect(b, of+`.textContent.includes("Wat doen we samen?")`, true)
}

// A summary shows what was chosen, says what is still open with the way there,
// leaves out what is not asked now, and holds other results as they are.
func TestJourneySummary(t *testing.T) {
	b := newTab(t)
	address := bookSite(t, "testdata/garden")
	b.visit(address + "outlook.html")
	says(b, "minutes", "Made on", "What is your garden called? | not filled in yet", "What shall we grow? | Herbs", "When do we open? | not filled in yet", "Keep it with the plan.")
	if text := ask[string](b, outcome("minutes")); strings.Contains(text, "How it stands") || strings.Contains(text, "The tap is tested") {
		t.Errorf("this is not asked now: %s", text)
	}
	expect(b, `document.querySelector("#minutes dt a").getAttribute("href")`, "index.html#plan.name")
	b.visit(address + "index.html")
	b.typeIn(field("plan.name"), "The Green Corner")
	b.click(box("plan.water", "no"))
	b.typeIn(`#plan\.neighbours [data-column=name]`, "Ana")
	b.typeIn(`#plan\.neighbours [data-column=hours]`, "4")
	b.saved()
	b.visit(address + "outlook.html")
	says(b, "minutes", "The Green Corner", "How it stands", "Can we start? | ✖ red", "What we agreed | 3", "Who takes part? | 4", "Without water nothing grows.")
	barriers(b, "summary")
}

// An edition hides one article of the agreement and adds another behind one; the
// numbers follow, and the rest is what it was.
func TestJourneyArticleOfAnEdition(t *testing.T) {
	b := newTab(t)
	address := editionSite(t, "tuin", map[string]string{
		"nl/agreement.toml": "[article.volunteers]\nhidden = true\n[article.x-tuin-dogs]\nafter = \"money\"\ntext = '''\n## Honden {needs=\"dossier.activity\"}\nZe blijven aan de leiband bij: {dossier.activity}\n'''\n",
	})
	openExample(b, address)
	toSheet(b, address, "agreement")
	says(b, "agreement", "8. Geld en materiaal", "9. Honden | Ze blijven aan de leiband bij: Op één zondag", "10. Communicatie")
	expect(b, outcome("agreement")+`.includes("Onze vrijwilligers")`, false)
}

// An edition that hides a question which a text needs: the text says so in its
// place, and asks nobody for what nobody can give.
func TestJourneyDocumentWithoutItsQuestion(t *testing.T) {
	b := newTab(t)
	address := editionSite(t, "tuin", map[string]string{
		"nl/ground-rules.toml": "[question.decide-rule]\nhidden = true\n",
		"nl/decision.toml":     "[question.how]\nhidden = true\n",
	})
	b.visit(address + "stap-3-geld-en-regels.html")
	says(b, "agreement", "Open punten", "‘Hoe beslissen we samen?’ staat niet in deze uitgave")
	expect(b, `[...document.querySelectorAll("#agreement .ticks li")].some(li => li.textContent.includes("Hoe beslissen we samen?"))`, false)
	expect(b, `document.querySelectorAll("#agreement .ticks a").length`, 17)
	b.visit(address + "beslissen.html")
	says(b, "decision-record", "Hoe beslisten we? | ‘Hoe beslisten we?’ staat niet in deze uitgave", "Wie besliste? | nog niet ingevuld")
}
