package node

import (
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

var start = metav1.NewTime(time.Date(2026, 1, 1, 3, 0, 0, 0, time.UTC))

func pod(policy corev1.RestartPolicy) *corev1.Pod {
	always := corev1.ContainerRestartPolicyAlways
	return &corev1.Pod{
		Spec: corev1.PodSpec{
			RestartPolicy:  policy,
			InitContainers: []corev1.Container{{Name: "prepare"}, {Name: "sidecar", RestartPolicy: &always}},
			Containers:     []corev1.Container{{Name: "main"}},
		},
		Status: corev1.PodStatus{
			Phase:      corev1.PodPending,
			Conditions: []corev1.PodCondition{{Type: corev1.PodScheduled, Status: corev1.ConditionTrue}},
		},
	}
}

func after(p *corev1.Pod, b behaviour, seconds int) *corev1.PodStatus {
	now := metav1.NewTime(start.Add(time.Duration(seconds) * time.Second))
	return nextStatus(p, b, now, func() string { return "10.244.0.1" })
}

func started(t *testing.T, policy corev1.RestartPolicy) *corev1.Pod {
	t.Helper()
	p := pod(policy)
	p.Status = *after(p, behaviour{}, 0)
	if p.Status.Phase != corev1.PodRunning || !isReady(&p.Status) || p.Status.PodIP == "" {
		t.Fatalf("a scheduled pod must run and be ready: %+v", p.Status)
	}
	return p
}

func isReady(status *corev1.PodStatus) bool {
	for _, condition := range status.Conditions {
		if condition.Type == corev1.PodReady {
			return condition.Status == corev1.ConditionTrue
		}
	}
	return false
}

func TestPodKeepsThatItWasScheduled(t *testing.T) {
	p := started(t, corev1.RestartPolicyAlways)
	if last := p.Status.Conditions[len(p.Status.Conditions)-1]; last.Type != corev1.PodScheduled {
		t.Errorf("conditions are %+v", p.Status.Conditions)
	}
}

func TestInitContainersEndAndSidecarsRun(t *testing.T) {
	p := started(t, corev1.RestartPolicyNever)
	init := p.Status.InitContainerStatuses
	if init[0].State.Terminated == nil || init[1].State.Running == nil {
		t.Errorf("init containers are %+v", init)
	}
	ended := after(p, behaviour{}, 1).InitContainerStatuses
	if ended[1].State.Terminated == nil {
		t.Errorf("the sidecar of a job ends with it: %+v", ended)
	}
}

func TestServerRunsForever(t *testing.T) {
	p := started(t, corev1.RestartPolicyAlways)
	if status := after(p, behaviour{fails: true}, 86400); status != nil {
		t.Errorf("a server became %+v", status)
	}
}

func TestJobEndsAfterItsTimeWithItsExitCode(t *testing.T) {
	for _, c := range []struct {
		fails bool
		phase corev1.PodPhase
		code  int32
	}{{false, corev1.PodSucceeded, 0}, {true, corev1.PodFailed, 1}} {
		p := started(t, corev1.RestartPolicyNever)
		b := behaviour{fails: c.fails, duration: 5 * time.Second}
		if early := after(p, b, 4); early != nil {
			t.Errorf("ended too early: %+v", early)
		}
		p.Status = *after(p, b, 5)
		if got := p.Status.ContainerStatuses[0].State.Terminated.ExitCode; p.Status.Phase != c.phase || got != c.code {
			t.Errorf("a job that fails=%v ended as %s with %d", c.fails, p.Status.Phase, got)
		}
		if isReady(&p.Status) {
			t.Error("a pod that has ended is not ready")
		}
		if again := after(p, b, 60); again != nil {
			t.Errorf("an ended pod changed to %+v", again)
		}
	}
}

func TestPodThatIsRestartedOnFailureCountsRestartsAndStays(t *testing.T) {
	p := started(t, corev1.RestartPolicyOnFailure)
	b := behaviour{fails: true, duration: time.Second}
	for attempt := 1; attempt <= 3; attempt++ {
		p.Status = *after(p, b, attempt)
		if got := p.Status.ContainerStatuses[0].RestartCount; p.Status.Phase != corev1.PodRunning || got != int32(attempt) {
			t.Errorf("%s after %d restarts", p.Status.Phase, got)
		}
	}
}

func TestAddressesOfPodsDiffer(t *testing.T) {
	var all addresses
	seen := map[string]bool{}
	for range 2000 {
		seen[all.next()] = true
	}
	if len(seen) != 2000 {
		t.Errorf("%d addresses for 2000 pods", len(seen))
	}
}
