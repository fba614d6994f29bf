package fakeslack

import "net/http"

// A File is a file.
type File struct{}
type file struct{}

func (s *Server) serveUpload(w http.ResponseWriter, r *http.Request)   {}
func (s *Server) serveDownload(w http.ResponseWriter, r *http.Request) {}
func (s *Server) serveControl(w http.ResponseWriter, r *http.Request)  {}

// Assistant is.
type Assistant struct{}

const streaming = "in_progress"
