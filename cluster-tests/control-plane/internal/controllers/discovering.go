package controllers

import (
	"context"
	"time"

	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/apiserver/pkg/quota/v1/generic"
	"k8s.io/kubernetes/pkg/controller/garbagecollector"
	"k8s.io/kubernetes/pkg/controller/resourcequota"
	quotainstall "k8s.io/kubernetes/pkg/quota/v1/install"
)

// The controllers of this file look at all kinds of objects, and learn of new ones while they run.

func (m *manager) startQuotas(ctx context.Context) error {
	evaluators, err := quotainstall.NewQuotaConfigurationForControllers(
		generic.ListerFuncForResourceFunc(m.shared.ForResource), m.shared)
	if err != nil {
		return err
	}
	discover := m.client.Discovery().ServerPreferredNamespacedResources
	quotas, err := resourcequota.NewController(ctx, &resourcequota.ControllerOptions{
		QuotaClient:               m.client.CoreV1(),
		ResourceQuotaInformer:     m.shared.Core().V1().ResourceQuotas(),
		ResyncPeriod:              func() time.Duration { return 5 * time.Minute },
		InformerFactory:           m.all,
		ReplenishmentResyncPeriod: func() time.Duration { return resync },
		DiscoveryFunc:             discover,
		IgnoredResourcesFunc:      evaluators.IgnoredResources,
		InformersStarted:          m.started,
		Registry:                  generic.NewRegistry(evaluators.Evaluators()),
		UpdateFilter:              quotainstall.DefaultUpdateFilter(),
	})
	if err != nil {
		return err
	}
	go quotas.Run(ctx, workers)
	go quotas.Sync(ctx, discover, syncPeriod)
	return nil
}

func (m *manager) startGarbageCollector(ctx context.Context) error {
	ignored := map[schema.GroupResource]struct{}{}
	for resource := range garbagecollector.DefaultIgnoredResources() {
		ignored[resource] = struct{}{}
	}
	graph := garbagecollector.NewDependencyGraphBuilder(ctx, m.metadata, m.mapper, ignored, m.all, m.started)
	garbage, err := garbagecollector.NewComposedGarbageCollector(ctx, m.client, m.metadata, m.mapper, graph)
	if err != nil {
		return err
	}
	go garbage.Run(ctx, workers, syncPeriod)
	go garbage.Sync(ctx, m.client.Discovery(), syncPeriod)
	// Definitions of custom resources are added later.
	go wait.UntilWithContext(ctx, func(context.Context) { m.mapper.Reset() }, syncPeriod)
	return nil
}
