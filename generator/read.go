package generator

import (
	"werkboek/generator/phrases"
	"werkboek/generator/source"
	"werkboek/generator/workbook"
)

// Read reads and checks a workbook, and makes no site of it. With any problem
// there is no workbook.
func Read(in Input) (*workbook.Workbook, []source.Problem, error) {
	content, layouts, _, err := open(in)
	if err != nil {
		return nil, nil, err
	}
	var inContent, inLayouts source.Problems
	settings, err := workbook.ReadSettings(content, &inContent)
	if settings == nil {
		return nil, inContent.Sorted(), err
	}
	texts, err := phrases.Load(layouts, settings.Language, settings.NamedAt, &inLayouts)
	if texts == nil {
		return nil, inLayouts.Sorted(), err
	}
	book, err := workbook.Load(content, settings, texts, in.Against, &inContent)
	if err != nil || inContent.Any() {
		return nil, inContent.Sorted(), err
	}
	return book, nil, nil
}
