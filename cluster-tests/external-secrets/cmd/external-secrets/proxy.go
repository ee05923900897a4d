package main

import (
	"io"
	"net"
	"net/http"
	"os"
)

// useProxy lets every address outside of this machine be the API server. Pods find it as "kubernetes.default", and so
// does the rendered store of generated passwords; here no name server knows that name. It is TLS from end to end: the
// client still checks the certificate of the API server for the name.
func useProxy(apiServer string) error {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	go func() {
		_ = http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
			connect(w, request, apiServer)
		}))
	}()
	return os.Setenv("HTTPS_PROXY", "http://"+listener.Addr().String())
}

func connect(w http.ResponseWriter, request *http.Request, apiServer string) {
	server, err := net.Dial("tcp", apiServer)
	if err != nil || request.Method != http.MethodConnect {
		w.WriteHeader(http.StatusBadGateway)
		return
	}
	defer server.Close()
	w.WriteHeader(http.StatusOK)
	client, _, err := w.(http.Hijacker).Hijack()
	if err != nil {
		return
	}
	defer client.Close()
	go func() {
		_, _ = io.Copy(server, client)
		_ = server.Close()
	}()
	_, _ = io.Copy(client, server)
}
