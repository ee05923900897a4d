// Package controllers runs the controllers of Kubernetes that decide what becomes of databases and of their jobs, as
// kube-controller-manager runs them. It is not used itself, because it would be built with all its other controllers.
package controllers

import (
	"context"
	"time"

	v1 "k8s.io/api/core/v1"
	"k8s.io/client-go/discovery/cached/memory"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/metadata"
	"k8s.io/client-go/metadata/metadatainformer"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/restmapper"
	"k8s.io/controller-manager/pkg/informerfactory"
	"k8s.io/klog/v2"
	"k8s.io/kubernetes/pkg/controller/certificates/rootcacertpublisher"
	"k8s.io/kubernetes/pkg/controller/cronjob"
	"k8s.io/kubernetes/pkg/controller/job"
	"k8s.io/kubernetes/pkg/controller/namespace"
	"k8s.io/kubernetes/pkg/controller/serviceaccount"
	"k8s.io/kubernetes/pkg/controller/statefulset"
	"k8s.io/kubernetes/pkg/controller/ttlafterfinished"
	"k8s.io/kubernetes/pkg/controller/volume/ephemeral"
	"k8s.io/kubernetes/pkg/controller/volume/pvcprotection"
)

const (
	workers    = 5
	syncPeriod = 30 * time.Second
	// resync is rare: what an informer has missed would be a defect of Kubernetes.
	resync = 12 * time.Hour
)

// manager has what controllers are made of.
type manager struct {
	client   kubernetes.Interface
	metadata metadata.Interface
	mapper   *restmapper.DeferredDiscoveryRESTMapper
	shared   informers.SharedInformerFactory
	// all informs of custom resources, too.
	all     informerfactory.InformerFactory
	started chan struct{}
	// authority is the certificate that proves the API server.
	authority []byte
}

// Start returns when the controllers are started. They end with the context.
func Start(ctx context.Context, config *rest.Config) error {
	config = rest.CopyConfig(config)
	// One client is shared by all of them, and tests wait for it.
	config.QPS, config.Burst = 500, 1000
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	meta, err := metadata.NewForConfig(config)
	if err != nil {
		return err
	}
	shared := informers.NewSharedInformerFactory(client, resync)
	m := &manager{
		client:   client,
		metadata: meta,
		mapper:   restmapper.NewDeferredDiscoveryRESTMapper(memory.NewMemCacheClient(client.Discovery())),
		shared:   shared,
		all:      informerfactory.NewInformerFactory(shared, metadatainformer.NewSharedInformerFactory(meta, resync)),
		started:  make(chan struct{}),

		authority: config.CAData,
	}
	for _, start := range []func(context.Context) error{
		m.startStatefulSets, m.startJobs, m.startCronJobs, m.startVolumes, m.startNamespaces,
		m.startServiceAccounts, m.startAuthorities, m.startQuotas, m.startGarbageCollector,
	} {
		if err := start(ctx); err != nil {
			return err
		}
	}
	m.shared.Start(ctx.Done())
	m.all.Start(ctx.Done())
	close(m.started)
	return nil
}

func (m *manager) startStatefulSets(ctx context.Context) error {
	core, apps := m.shared.Core().V1(), m.shared.Apps().V1()
	sets := statefulset.NewStatefulSetController(
		ctx, core.Pods(), apps.StatefulSets(), core.PersistentVolumeClaims(), apps.ControllerRevisions(), m.client)
	go sets.Run(ctx, workers)
	return nil
}

func (m *manager) startJobs(ctx context.Context) error {
	batch := m.shared.Batch().V1()
	jobs, err := job.NewController(ctx, m.client, m.shared.Core().V1().Pods(), batch.Jobs(), nil, nil)
	if err != nil {
		return err
	}
	go jobs.Run(ctx, workers)
	go ttlafterfinished.New(ctx, batch.Jobs(), m.client).Run(ctx, workers)
	return nil
}

func (m *manager) startCronJobs(ctx context.Context) error {
	batch := m.shared.Batch().V1()
	cronJobs, err := cronjob.NewControllerV2(ctx, batch.Jobs(), batch.CronJobs(), m.client)
	if err != nil {
		return err
	}
	go cronJobs.Run(ctx, workers)
	return nil
}

// startVolumes makes the claims of ephemeral volumes, and keeps claims as long as pods use them.
func (m *manager) startVolumes(ctx context.Context) error {
	core := m.shared.Core().V1()
	ephemerals, err := ephemeral.NewController(ctx, m.client, core.Pods(), core.PersistentVolumeClaims())
	if err != nil {
		return err
	}
	protection, err := pvcprotection.NewPVCProtectionController(
		klog.FromContext(ctx), core.PersistentVolumeClaims(), core.Pods(), m.client)
	if err != nil {
		return err
	}
	go ephemerals.Run(ctx, workers)
	go protection.Run(ctx, workers)
	return nil
}

func (m *manager) startNamespaces(ctx context.Context) error {
	namespaces := namespace.NewNamespaceController(
		ctx, m.client, m.metadata, m.client.Discovery().ServerPreferredNamespacedResources,
		m.shared.Core().V1().Namespaces(), resync, v1.FinalizerKubernetes)
	go namespaces.Run(ctx, workers)
	return nil
}

func (m *manager) startServiceAccounts(ctx context.Context) error {
	core := m.shared.Core().V1()
	accounts, err := serviceaccount.NewServiceAccountsController(
		klog.FromContext(ctx), core.ServiceAccounts(), core.Namespaces(), m.client,
		serviceaccount.DefaultServiceAccountsControllerOptions())
	if err != nil {
		return err
	}
	go accounts.Run(ctx, 1)
	return nil
}

// startAuthorities gives each namespace the ConfigMap with which pods check the API server.
func (m *manager) startAuthorities(ctx context.Context) error {
	core := m.shared.Core().V1()
	publisher, err := rootcacertpublisher.NewPublisher(core.ConfigMaps(), core.Namespaces(), m.client, m.authority)
	if err != nil {
		return err
	}
	go publisher.Run(ctx, 1)
	return nil
}
