// control-plane runs the control plane of a Kubernetes cluster in one process, for tests: etcd, the API server, the
// controllers that databases need, and a node that pretends to run pods.
//
//	control-plane FOLDER
//
// The state is kept in FOLDER, in which the file "kubeconfig" appears when the cluster can be used. The process ends
// with its standard input, so that it never outlives the test or the shell that started it.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	// Machines without a database of time zones schedule CronJobs, too.
	_ "time/tzdata"

	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"

	"portfolioplatform.github.io/cluster-tests/control-plane/internal/controllers"
	"portfolioplatform.github.io/cluster-tests/control-plane/internal/node"
	"portfolioplatform.github.io/cluster-tests/control-plane/internal/server"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: control-plane FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "control-plane:", err)
		os.Exit(1)
	}
}

func run(folder string) error {
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		cancel()
	}()
	api, err := server.Start(ctx, folder)
	if err != nil {
		return err
	}
	defer api.Close()
	config, err := clientcmd.RESTConfigFromKubeConfig(api.Kubeconfig)
	if err != nil {
		return err
	}
	if err := controllers.Start(ctx, config); err != nil {
		return err
	}
	node.Start(ctx, kubernetes.NewForConfigOrDie(config))
	if err := publish(filepath.Join(folder, "kubeconfig"), api.Kubeconfig); err != nil {
		return err
	}
	fmt.Printf("export KUBECONFIG=%s\n", filepath.Join(folder, "kubeconfig"))
	return api.Wait(ctx)
}

// publish writes a file at once, because its existence tells readers that the cluster can be used.
func publish(path string, content []byte) error {
	if err := os.WriteFile(path+".new", content, 0o600); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}
