package generator_test

// exceptions are texts that break a rule of plain Dutch, with the reason why
// that is better here. The test says when one is no longer needed.
var exceptions = map[string]string{
	"options dossier.status":        "these are the stages of the road, in its order; none is chosen against another",
	"options why.reasons":           "the source page names these reasons, and own ones are added; splitting them would hide some",
	"options why.top-reason":        "the same list as why.reasons",
	"options candidates.list.kind":  "the kinds of partner of the table on voorbeeld, in a list that folds out",
	"options ground-rules.external": "a checklist of points to agree on, each one short; it is read line by line",
	"options rules-check.features":  "a checklist of what an activity can have; each line opens the rules for it",
}
