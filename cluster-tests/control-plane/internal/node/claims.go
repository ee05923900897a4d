package node

import (
	"context"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/equality"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// provide binds a claim to a volume, and grows the volume of a claim that has grown. No PersistentVolume is made,
// because nothing here reads them.
func (n *node) provide(ctx context.Context, claim *corev1.PersistentVolumeClaim) {
	if claim.DeletionTimestamp != nil || provided(claim) {
		return
	}
	claims := n.client.CoreV1().PersistentVolumeClaims(claim.Namespace)
	bound := claim.DeepCopy()
	if bound.Spec.VolumeName == "" {
		bound.Spec.VolumeName = "volume-" + string(claim.UID)
		updated, err := claims.Update(ctx, bound, metav1.UpdateOptions{})
		if err != nil {
			report("bind", claim.Name, err)
			return
		}
		bound = updated
	}
	bound.Status.Phase = corev1.ClaimBound
	bound.Status.AccessModes = bound.Spec.AccessModes
	bound.Status.Capacity = bound.Spec.Resources.Requests
	_, err := claims.UpdateStatus(ctx, bound, metav1.UpdateOptions{})
	report("provide", claim.Name, err)
}

func provided(claim *corev1.PersistentVolumeClaim) bool {
	return claim.Status.Phase == corev1.ClaimBound &&
		equality.Semantic.DeepEqual(claim.Status.Capacity, claim.Spec.Resources.Requests)
}

// hasVolumes tells whether all claims of a pod are bound; a scheduler waits for them, too.
func (n *node) hasVolumes(pod *corev1.Pod) bool {
	for _, claimed := range claimsOf(pod) {
		claim, err := n.claims.PersistentVolumeClaims(pod.Namespace).Get(claimed)
		if err != nil || claim.Status.Phase != corev1.ClaimBound {
			return false
		}
	}
	return true
}

func claimsOf(pod *corev1.Pod) []string {
	var names []string
	for _, volume := range pod.Spec.Volumes {
		switch {
		case volume.PersistentVolumeClaim != nil:
			names = append(names, volume.PersistentVolumeClaim.ClaimName)
		case volume.Ephemeral != nil:
			names = append(names, pod.Name+"-"+volume.Name)
		}
	}
	return names
}
