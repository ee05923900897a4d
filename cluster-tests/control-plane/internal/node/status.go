package node

import (
	"fmt"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// nextStatus returns what a kubelet would report next, or nil when nothing has changed: a pod runs as soon as it is
// scheduled, and a pod of a job ends after its time. Init containers always succeed.
func nextStatus(pod *corev1.Pod, b behaviour, now metav1.Time, address func() string) *corev1.PodStatus {
	status := pod.Status.DeepCopy()
	switch {
	case status.Phase == corev1.PodSucceeded || status.Phase == corev1.PodFailed:
		return nil
	case status.Phase == corev1.PodPending:
		status.StartTime = &now
		status.PodIP = address()
		status.PodIPs = []corev1.PodIP{{IP: status.PodIP}}
		status.HostIP, status.HostIPs = "127.0.0.1", []corev1.HostIP{{IP: "127.0.0.1"}}
		status.Phase = corev1.PodRunning
		report := running(now)
		status.ContainerStatuses = statuses(pod.Spec.Containers, report)
		status.InitContainerStatuses = initStatuses(pod, report, now)
	case isEndless(pod) || now.Sub(status.StartTime.Time) < b.duration:
		return nil
	case b.fails && pod.Spec.RestartPolicy == corev1.RestartPolicyOnFailure:
		// The pod stays, and its containers start again.
		status.StartTime = &now
		for i := range status.ContainerStatuses {
			status.ContainerStatuses[i].RestartCount++
		}
	default:
		code := exitCode(b)
		status.Phase = corev1.PodSucceeded
		if code != 0 {
			status.Phase = corev1.PodFailed
		}
		report := terminated(code, *status.StartTime, now)
		status.ContainerStatuses = statuses(pod.Spec.Containers, report)
		status.InitContainerStatuses = initStatuses(pod, report, now)
	}
	status.Conditions = conditions(status, now)
	return status
}

// isEndless tells servers from jobs.
func isEndless(pod *corev1.Pod) bool {
	return pod.Spec.RestartPolicy == corev1.RestartPolicyAlways
}

func exitCode(b behaviour) int32 {
	if b.fails {
		return 1
	}
	return 0
}

func running(since metav1.Time) corev1.ContainerState {
	return corev1.ContainerState{Running: &corev1.ContainerStateRunning{StartedAt: since}}
}

func terminated(code int32, since, until metav1.Time) corev1.ContainerState {
	reason := "Completed"
	if code != 0 {
		reason = "Error"
	}
	return corev1.ContainerState{Terminated: &corev1.ContainerStateTerminated{
		ExitCode: code, Reason: reason, StartedAt: since, FinishedAt: until}}
}

func statuses(containers []corev1.Container, state corev1.ContainerState) []corev1.ContainerStatus {
	var all []corev1.ContainerStatus
	for _, container := range containers {
		all = append(all, statusOf(container, state))
	}
	return all
}

// initStatuses: an init container that is restarted is a sidecar, and runs as long as the others.
func initStatuses(pod *corev1.Pod, others corev1.ContainerState, now metav1.Time) []corev1.ContainerStatus {
	var all []corev1.ContainerStatus
	for _, container := range pod.Spec.InitContainers {
		isSidecar := container.RestartPolicy != nil && *container.RestartPolicy == corev1.ContainerRestartPolicyAlways
		if isSidecar {
			all = append(all, statusOf(container, others))
		} else {
			all = append(all, statusOf(container, terminated(0, now, now)))
		}
	}
	return all
}

func statusOf(container corev1.Container, state corev1.ContainerState) corev1.ContainerStatus {
	isRunning := state.Running != nil
	return corev1.ContainerStatus{
		Name:        container.Name,
		Image:       container.Image,
		ImageID:     container.Image,
		ContainerID: "pretended://" + container.Name,
		Ready:       isRunning,
		Started:     &isRunning,
		State:       state,
	}
}

func conditions(status *corev1.PodStatus, now metav1.Time) []corev1.PodCondition {
	ready := corev1.ConditionFalse
	if status.Phase == corev1.PodRunning {
		ready = corev1.ConditionTrue
	}
	all := []corev1.PodCondition{
		{Type: corev1.PodInitialized, Status: corev1.ConditionTrue, LastTransitionTime: now},
		{Type: corev1.ContainersReady, Status: ready, LastTransitionTime: now},
		{Type: corev1.PodReady, Status: ready, LastTransitionTime: now},
	}
	for _, condition := range status.Conditions {
		if condition.Type == corev1.PodScheduled {
			all = append(all, condition)
		}
	}
	return all
}

// addresses of pods, each of which is given once.
type addresses int

func (a *addresses) next() string {
	*a++
	return fmt.Sprintf("10.244.%d.%d", *a/250%256, 1+*a%250)
}
