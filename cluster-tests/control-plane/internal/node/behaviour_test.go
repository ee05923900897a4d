package node

import (
	"testing"
	"time"
)

func TestPodsFailWhereTheNamespaceListsAPartOfTheirName(t *testing.T) {
	annotations := map[string]string{FailingPods: "backup  orders-verify"}
	for pod, fails := range map[string]bool{
		"postgresql-orders-backup-29000000-abcde": true,
		"postgresql-orders-verify-29000000-abcde": true,
		"redis-sessions-verify-29000000-abcde":    false,
	} {
		if got := behaviourOf(pod, annotations).fails; got != fails {
			t.Errorf("%s fails: %v", pod, got)
		}
	}
}

func TestNothingFailsWhereTheNamespaceTellsNothing(t *testing.T) {
	if got := behaviourOf("backup", nil); got != (behaviour{duration: usualDuration}) {
		t.Errorf("%+v", got)
	}
}

func TestJobsRunAsLongAsTheNamespaceTells(t *testing.T) {
	if got := behaviourOf("backup", map[string]string{JobSeconds: "90"}).duration; got != 90*time.Second {
		t.Errorf("%v", got)
	}
}
