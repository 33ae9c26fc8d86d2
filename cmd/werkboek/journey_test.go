package main

import (
	"testing"
)

// A volunteer fills in a sheet, closes it, and finds everything again.
func TestFillAndFindBack(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "waarom.html")
	expect(b, `document.querySelector(".state").dataset.state`, "empty")
	b.click(`[name="why.reasons"][value=network]`)
	b.typeIn(`[name="why.reasons#network"]`, "Meer contacten")
	b.click(`[name="why.wish"][value="4"]`)
	b.click(`[name="why.alone"][value=unsure]`)
	b.typeIn(`[name="why.added-by-together"]`, "Meer volk\nen minder werk")
	b.saved()
	b.reload()
	expect(b, `document.querySelector('[name="why.reasons"][value=network]').checked`, true)
	expect(b, `document.querySelector('[name="why.reasons#network"]').value`, "Meer contacten")
	expect(b, `document.querySelector('[name="why.wish"]:checked').value`, "4")
	expect(b, `document.querySelector('[name="why.alone"]:checked').value`, "unsure")
	expect(b, `document.querySelector('[name="why.added-by-together"]').value`, "Meer volk\nen minder werk")
}
