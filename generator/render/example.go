package render

import (
	"bytes"
	"encoding/json"
	"fmt"

	"werkboek/generator/phrases"
	"werkboek/generator/source"
	"werkboek/generator/workbook"
)

// Example is what layouts/page/example.html shows: a dossier that the author
// filled in.
type Example struct {
	phrases.Phrases
	ID, Title string
}

// example writes an example as a script that sets one text, because a page
// that is opened from disk may not fetch. It loads when a reader opens it, who
// then reads it with the same distrust as any file.
func example(e *workbook.Example, content *source.Folder) ([]byte, error) {
	data, err := content.Bytes(e.Path)
	if err != nil {
		return nil, err
	}
	var short bytes.Buffer
	if err := json.Compact(&short, data); err != nil {
		return nil, err
	}
	text, err := jsonText(short.String())
	return fmt.Appendf(nil, "(globalThis.werkboekExamples??={})[%q]=%s;\n", e.ID, text), err
}
