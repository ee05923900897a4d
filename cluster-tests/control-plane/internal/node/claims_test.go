package node

import (
	"slices"
	"testing"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

func TestPodWaitsForItsClaimsAndThoseOfItsEphemeralVolumes(t *testing.T) {
	volume := func(name string, source corev1.VolumeSource) corev1.Volume {
		return corev1.Volume{Name: name, VolumeSource: source}
	}
	p := &corev1.Pod{
		ObjectMeta: metav1.ObjectMeta{Name: "restore-1"},
		Spec: corev1.PodSpec{Volumes: []corev1.Volume{
			volume("data", corev1.VolumeSource{PersistentVolumeClaim: &corev1.PersistentVolumeClaimVolumeSource{ClaimName: "backups"}}),
			volume("scratch", corev1.VolumeSource{Ephemeral: &corev1.EphemeralVolumeSource{}}),
			volume("scripts", corev1.VolumeSource{ConfigMap: &corev1.ConfigMapVolumeSource{}}),
		}},
	}
	if got := claimsOf(p); !slices.Equal(got, []string{"backups", "restore-1-scratch"}) {
		t.Errorf("claims are %v", got)
	}
}

func TestClaimThatHasGrownIsNotProvided(t *testing.T) {
	size := func(text string) corev1.ResourceList {
		return corev1.ResourceList{corev1.ResourceStorage: resource.MustParse(text)}
	}
	claim := &corev1.PersistentVolumeClaim{
		Spec:   corev1.PersistentVolumeClaimSpec{Resources: corev1.VolumeResourceRequirements{Requests: size("2Gi")}},
		Status: corev1.PersistentVolumeClaimStatus{Phase: corev1.ClaimBound, Capacity: size("2048Mi")},
	}
	if !provided(claim) {
		t.Error("2Gi are 2048Mi")
	}
	claim.Spec.Resources.Requests = size("3Gi")
	if provided(claim) {
		t.Error("2Gi are not 3Gi")
	}
	claim.Status = corev1.PersistentVolumeClaimStatus{Phase: corev1.ClaimPending}
	if provided(claim) {
		t.Error("a pending claim is not provided")
	}
}
