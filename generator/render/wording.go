package render

import (
	"encoding/json"
	"slices"

	"werkboek/generator/workbook"
	"werkboek/generator/worksheet"
)

// A wordedSheet is a sheet in words, as the browser needs it to write down or
// to compare what is not on the page at hand. It is a script of its own, which
// is loaded when it is first needed.
type wordedSheet struct {
	Title    string          `json:"title"`
	Intro    string          `json:"intro,omitempty"`
	Share    worksheet.Share `json:"share,omitempty"`
	Mode     worksheet.Mode  `json:"mode,omitempty"`
	Sections []wordedSection `json:"sections"`
}

type wordedSection struct {
	ID        string           `json:"id,omitempty"`
	Title     string           `json:"title,omitempty"`
	Intro     string           `json:"intro,omitempty"`
	Questions []wordedQuestion `json:"questions"`
}

type wordedQuestion struct {
	ID        string          `json:"id"`
	Kind      worksheet.Kind  `json:"kind"`
	Number    int             `json:"number,omitempty"` // as printed in the margin
	Label     string          `json:"label"`
	Help      string          `json:"help,omitempty"`
	Example   string          `json:"example,omitempty"`
	Lines     int             `json:"lines,omitempty"`
	Personal  bool            `json:"personal,omitempty"` // left out of what leaves without names
	Share     worksheet.Share `json:"share,omitempty"`    // of a question that stays inside, on a sheet that may leave
	Worry     string          `json:"worry,omitempty"`
	Note      bool            `json:"note,omitempty"`
	Unit      string          `json:"unit,omitempty"`
	Of        string          `json:"of,omitempty"` // recall: the question whose answer is shown
	Options   wording         `json:"options,omitempty"`
	Sentences wording         `json:"sentences,omitempty"` // how an option reads in a text, where it says so
	Rows      wording         `json:"rows,omitempty"`
	Columns   []wordedColumn  `json:"columns,omitempty"`
	Scale     *wordedScale    `json:"scale,omitempty"`
}

type wordedColumn struct {
	ID        string         `json:"id"`
	Kind      worksheet.Kind `json:"kind"`
	Label     string         `json:"label"`
	Unit      string         `json:"unit,omitempty"`
	Options   wording        `json:"options,omitempty"`
	Sentences wording        `json:"sentences,omitempty"`
	Scale     *wordedScale   `json:"scale,omitempty"`
}

type wordedScale struct {
	Min     int      `json:"min"`
	Max     int      `json:"max"`
	Ends    []string `json:"ends,omitempty"`
	Words   []string `json:"words,omitempty"`
	Unknown bool     `json:"unknown,omitempty"`
}

// wording writes all sheets in words as a script that sets one variable.
func (s *Site) wording() ([]byte, error) {
	all := map[string]wordedSheet{}
	for _, page := range s.book.Pages {
		for _, sheet := range page.Sheets {
			worded, err := s.worded(sheet)
			if err != nil {
				return nil, err
			}
			all[sheet.ID] = worded
		}
	}
	data, err := json.Marshal(all)
	return slices.Concat([]byte("globalThis.werkboekWording="), data, []byte(";\n")), err
}

func (s *Site) worded(sheet *workbook.Sheet) (wordedSheet, error) {
	out := wordedSheet{Title: sheet.Title, Intro: sheet.Intro, Share: sheet.Share, Mode: sheet.Mode, Sections: []wordedSection{}}
	for _, section := range sheet.Worksheet.Sections {
		if section.Hidden {
			continue
		}
		worded := wordedSection{ID: section.ID, Title: section.Title, Intro: section.Intro, Questions: []wordedQuestion{}}
		for _, q := range section.Questions {
			if !visible(q) {
				continue
			}
			question, err := s.wordedQuestion(q)
			if err != nil {
				return out, err
			}
			worded.Questions = append(worded.Questions, question)
		}
		out.Sections = append(out.Sections, worded)
	}
	return out, nil
}

func (s *Site) wordedQuestion(q *worksheet.Question) (wordedQuestion, error) {
	out := wordedQuestion{ID: q.ID, Kind: q.Kind, Number: q.Number, Label: q.Label, Help: q.Help, Example: q.Example,
		Lines: q.Lines, Personal: q.Personal, Share: q.Share, Worry: q.Worry, Note: q.Note, Unit: q.Unit,
		Options: offered(q.Options), Sentences: sentences(q.Options), Rows: offered(q.Rows), Scale: wordScale(q.Scale)}
	if q.Of != nil {
		out.Of = q.Of.String()
	}
	if q.Kind == worksheet.ActionList {
		columns, err := s.actionColumns()
		for _, c := range columns {
			out.Columns = append(out.Columns, wordedColumn{ID: c.ID, Kind: c.Kind, Label: c.Label})
		}
		return out, err
	}
	for _, c := range q.Columns {
		if c.Retired {
			continue
		}
		out.Columns = append(out.Columns, wordedColumn{ID: c.ID, Kind: c.Kind, Label: c.Label, Unit: c.Unit,
			Options: offered(c.Options), Sentences: sentences(c.Options), Scale: wordScale(c.Scale)})
	}
	return out, nil
}

// sentences are those that options read as in a text.
func sentences(options []*worksheet.Option) wording {
	var all wording
	for _, o := range options {
		if o.Sentence != "" {
			all = append(all, &worksheet.Option{ID: o.ID, Label: o.Sentence})
		}
	}
	return all
}

func wordScale(scale *worksheet.Scale) *wordedScale {
	if scale == nil {
		return nil
	}
	return &wordedScale{Min: scale.Min, Max: scale.Max, Ends: scale.Ends, Words: scale.Words, Unknown: scale.Unknown}
}
