// Package node is a pretended node: it schedules every pod to itself as soon as its volumes are bound, reports what a
// kubelet would report, and provides every volume that is claimed. It starts no container.
package node

import (
	"context"
	"time"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	listers "k8s.io/client-go/listers/core/v1"
	"k8s.io/client-go/tools/cache"
	"k8s.io/klog/v2"
)

// name of the node.
const name = "pretended"

const (
	// period is how often jobs are looked at, which end by time.
	period = 200 * time.Millisecond
	// pause lets the changes that belong together become one round.
	pause = 5 * time.Millisecond
)

type node struct {
	client     kubernetes.Interface
	claims     listers.PersistentVolumeClaimLister
	namespaces listers.NamespaceLister
	pods       listers.PodLister
	addresses  addresses
	// changed has a value when a claim or a pod has changed since the last round began.
	changed chan struct{}
}

// Start returns at once. The node ends with the context.
func Start(ctx context.Context, client kubernetes.Interface) {
	factory := informers.NewSharedInformerFactory(client, 0)
	core := factory.Core().V1()
	n := &node{
		client:     client,
		claims:     core.PersistentVolumeClaims().Lister(),
		namespaces: core.Namespaces().Lister(),
		pods:       core.Pods().Lister(),
		changed:    make(chan struct{}, 1),
	}
	n.watch(core.PersistentVolumeClaims().Informer())
	n.watch(core.Pods().Informer())
	factory.Start(ctx.Done())
	go func() {
		factory.WaitForCacheSync(ctx.Done())
		n.register(ctx)
		for ctx.Err() == nil {
			n.round(ctx)
			n.awaitChange(ctx)
		}
	}()
}

func (n *node) watch(informer cache.SharedIndexInformer) {
	notice := func() {
		select {
		case n.changed <- struct{}{}:
		default:
		}
	}
	_, err := informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc:    func(any) { notice() },
		UpdateFunc: func(any, any) { notice() },
		DeleteFunc: func(any) { notice() },
	})
	report("watch", name, err)
}

// awaitChange returns when there is something to do, or may be.
func (n *node) awaitChange(ctx context.Context) {
	select {
	case <-n.changed:
		time.Sleep(pause)
	case <-time.After(period):
	case <-ctx.Done():
	}
}

// register shows the node to people; no controller here asks for it.
func (n *node) register(ctx context.Context) {
	created, err := n.client.CoreV1().Nodes().Create(
		ctx, &corev1.Node{ObjectMeta: metav1.ObjectMeta{Name: name}}, metav1.CreateOptions{})
	if err != nil {
		report("register", name, err)
		return
	}
	created.Status.Capacity = corev1.ResourceList{
		corev1.ResourceCPU:    resource.MustParse("256"),
		corev1.ResourceMemory: resource.MustParse("1Ti"),
		corev1.ResourcePods:   resource.MustParse("1000"),
	}
	created.Status.Allocatable = created.Status.Capacity
	created.Status.Conditions = []corev1.NodeCondition{{Type: corev1.NodeReady, Status: corev1.ConditionTrue, Reason: "Pretended"}}
	_, err = n.client.CoreV1().Nodes().UpdateStatus(ctx, created, metav1.UpdateOptions{})
	report("register", name, err)
}

// round brings every claim and every pod one step further. It reads caches, and writes only what is not done yet; a
// write that comes too late is refused by the API server and is done in the next round.
func (n *node) round(ctx context.Context) {
	claims, err := n.claims.List(labels.Everything())
	report("list", "claims", err)
	for _, claim := range claims {
		n.provide(ctx, claim)
	}
	pods, err := n.pods.List(labels.Everything())
	report("list", "pods", err)
	for _, pod := range pods {
		n.advance(ctx, pod)
	}
}

func (n *node) advance(ctx context.Context, pod *corev1.Pod) {
	switch {
	case pod.DeletionTimestamp != nil:
		now := int64(0)
		err := n.client.CoreV1().Pods(pod.Namespace).Delete(ctx, pod.Name, metav1.DeleteOptions{
			GracePeriodSeconds: &now, Preconditions: metav1.NewUIDPreconditions(string(pod.UID))})
		report("delete", pod.Name, err)
	case pod.Spec.NodeName == "":
		if n.hasVolumes(pod) {
			n.bind(ctx, pod)
		}
	case pod.Spec.NodeName == name:
		if status := nextStatus(pod, n.behaviour(pod), metav1.Now(), n.addresses.next); status != nil {
			changed := pod.DeepCopy()
			changed.Status = *status
			_, err := n.client.CoreV1().Pods(pod.Namespace).UpdateStatus(ctx, changed, metav1.UpdateOptions{})
			report("run", pod.Name, err)
		}
	}
}

func (n *node) bind(ctx context.Context, pod *corev1.Pod) {
	binding := &corev1.Binding{
		ObjectMeta: metav1.ObjectMeta{Name: pod.Name, UID: pod.UID},
		Target:     corev1.ObjectReference{Kind: "Node", Name: name},
	}
	report("bind", pod.Name, n.client.CoreV1().Pods(pod.Namespace).Bind(ctx, binding, metav1.CreateOptions{}))
}

func (n *node) behaviour(pod *corev1.Pod) behaviour {
	namespace, err := n.namespaces.Get(pod.Namespace)
	if err != nil {
		return behaviourOf(pod.Name, nil)
	}
	return behaviourOf(pod.Name, namespace.Annotations)
}

// report logs what is not a matter of time: caches lag behind, and objects come and go.
func report(what, object string, err error) {
	if err != nil && !errors.IsConflict(err) && !errors.IsNotFound(err) && !errors.IsAlreadyExists(err) {
		klog.ErrorS(err, "The pretended node cannot "+what, "object", object)
	}
}
