package serve

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"strings"

	"github.com/seed-520b6462/winnet/mpr"
)

// state answers with the snapshot of the machine.
func (s *Server) state(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	_ = enc.Encode(s.config.Router().Snapshot()) // a client that has gone needs none
}

// calls answers with the calls as they end, until the client has gone or the server is closed.
func (s *Server) calls(w http.ResponseWriter, r *http.Request) {
	recorder := s.config.Router().Recorder
	if recorder == nil {
		refuse(w, http.StatusNotFound, "this machine keeps no record of its calls")
		return
	}
	if !s.begin() {
		refuse(w, http.StatusServiceUnavailable, "this machine is being closed")
		return
	}
	defer s.running.Done()
	w.Header().Set("Content-Type", "text/event-stream")
	n, _ := strconv.Atoi(r.Header.Get("Last-Event-ID")) // 0: from the first one
	flusher := http.NewResponseController(w)
	for {
		records, all, more := recorder.Since(n)
		for i := range records {
			fmt.Fprintf(w, "id: %d\ndata: %s\n", all-len(records)+i+1, eventOf(&records[i]))
		}
		if n = all; flusher.Flush() != nil {
			return
		}
		select {
		case <-more:
		case <-r.Context().Done():
			return
		case <-s.ended:
			return
		}
	}
}

// eventOf returns a call as a line of JSON.
func eventOf(rec *mpr.Record) []byte {
	var line bytes.Buffer
	entry := slog.NewRecord(rec.Start, slog.LevelDebug, rec.Op, 0)
	entry.AddAttrs(rec.LogValue().Group()...)
	handler := slog.NewJSONHandler(&line, &slog.HandlerOptions{Level: slog.LevelDebug})
	_ = handler.Handle(context.Background(), entry) // a buffer takes everything
	return line.Bytes()
}

// maxCommand bounds the size in bytes of a line of the language.
const maxCommand = 1 << 20

// command does the line that is the body.
func (s *Server) command(w http.ResponseWriter, r *http.Request) {
	if s.config.Command == nil {
		refuse(w, http.StatusNotFound, errNoCommands.Error())
		return
	}
	line, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxCommand))
	if err != nil {
		refuse(w, http.StatusRequestEntityTooLarge, "the line can't be read: "+err.Error())
		return
	}
	var out bytes.Buffer
	err = s.config.Command(&out, strings.TrimRight(string(line), "\r\n"))
	if err != nil {
		refuse(w, http.StatusUnprocessableEntity, out.String()+err.Error())
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = out.WriteTo(w) // a client that has gone needs none
}
