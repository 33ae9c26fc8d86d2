package preview

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// contentTypes are ours, because those of the system differ from one machine
// to the next.
var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".txt": "text/plain; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png",
	".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp", ".avif": "image/avif",
	".ico": "image/x-icon", ".woff2": "font/woff2", ".pdf": "application/pdf",
}

// send answers with a whole file.
func send(w http.ResponseWriter, status int, suffix string, data []byte) {
	kind, known := contentTypes[strings.ToLower(suffix)]
	if !known {
		kind = "application/octet-stream"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	w.Write(data)
}

//go:embed notice.html
var noticeText string

var noticeLayout = template.Must(template.New("notice").Parse(noticeText))

// notice answers with a plain page that lists problems, where there is no page
// of the site to show them on. It reloads itself when they are solved.
func notice(w http.ResponseWriter, status int, title string, problems []problem) {
	var page bytes.Buffer
	err := noticeLayout.Execute(&page, struct {
		Title, Script, Style string
		Problems             []problem
	}{title, ReloadScript, ours + "reload.css", problems})
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	send(w, status, ".html", page.Bytes())
}

// heartbeat is how often a silent connection is tried, so that one that broke
// is let go.
const heartbeat = 20 * time.Second

// events tells a page of every build: its name, that of the site and what is
// wrong.
func (s *server) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	connection := http.NewResponseController(w)
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		now := s.state.Load()
		data, err := json.Marshal(struct {
			Build    string    `json:"build"`
			Site     string    `json:"site"`
			Problems []problem `json:"problems"`
		}{now.build, now.version, append([]problem{}, now.problems...)})
		if err != nil {
			return
		}
		text := fmt.Sprintf("retry: 500\ndata: %s\n\n", data)
		for waiting := true; waiting; {
			// The server's limit for writing is meant for pages, not for this.
			connection.SetWriteDeadline(time.Now().Add(2 * heartbeat))
			if _, err := w.Write([]byte(text)); err != nil || connection.Flush() != nil {
				return
			}
			select {
			case <-now.replaced:
				waiting = false
			case <-beat.C:
				text = ": still here\n\n"
			case <-r.Context().Done():
				return
			}
		}
	}
}
