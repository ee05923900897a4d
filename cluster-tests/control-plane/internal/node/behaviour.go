package node

import (
	"strconv"
	"strings"
	"time"
)

// Annotations of a namespace tell what the node pretends in it, so that tests do not disturb each other.
const (
	// FailingPods lists parts of names, separated by spaces: pods of jobs with such a name fail.
	FailingPods = "pretended-node/failing-pods"
	// JobSeconds is how long the containers of jobs run.
	JobSeconds = "pretended-node/job-seconds"
)

const usualDuration = time.Second

// behaviour is what a pod of a job does.
type behaviour struct {
	fails    bool
	duration time.Duration
}

func behaviourOf(pod string, annotations map[string]string) behaviour {
	b := behaviour{duration: usualDuration}
	if seconds, err := strconv.Atoi(annotations[JobSeconds]); err == nil {
		b.duration = time.Duration(seconds) * time.Second
	}
	for _, part := range strings.Fields(annotations[FailingPods]) {
		b.fails = b.fails || strings.Contains(pod, part)
	}
	return b
}
