package io.github.portfolioplatform.backend.statefulset;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.github.portfolioplatform.engine.ResourceRole;
import io.github.portfolioplatform.render.concern.Concern;
import io.github.portfolioplatform.render.concern.Contribution;
import io.github.portfolioplatform.render.concern.InstanceContext;
import java.util.List;

/** The Service that clients connect to, and that gives the pod its host name. */
final class ClientService implements Concern {

    @Override
    public Contribution of(InstanceContext context) {
        ServicePort port = new ServicePort();
        port.setName(context.engine().id());
        port.setPort(context.engine().port());
        port.setProtocol("TCP");
        port.setTargetPort(new IntOrString(context.engine().id()));
        ServiceSpec spec = new ServiceSpec();
        spec.setType("ClusterIP");
        spec.setSelector(context.labels().ofSelectors());
        spec.setPorts(List.of(port));
        Service service = new Service();
        service.setMetadata(context.metadata(context.names().service()));
        service.setSpec(spec);
        return Contribution.of(ResourceRole.SERVICE, service);
    }
}
