package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a decorated resource still is what the portfolio says. Decorators may add to it, and change what nobody goes by; but
 * selectors, the places of data, protection from pruning, versions, claims and what applications connect with are the model's, because
 * everything else that is derived from the model would be wrong.
 */
final class ModelIsKept {

    private final List<String> breaks = new ArrayList<>();

    private ModelIsKept() {}

    /** {@return what the decorators changed and must not, in sentences} */
    static List<String> breaks(HasMetadata built, HasMetadata decorated) {
        if (built.getClass() != decorated.getClass()) {
            return List.of("They replace it.");
        }
        ModelIsKept check = new ModelIsKept();
        check.metadata("", built.getMetadata(), decorated.getMetadata());
        if (built instanceof StatefulSet workload) {
            check.workload(workload.getSpec(), ((StatefulSet) decorated).getSpec());
        } else if (built instanceof PersistentVolumeClaim claim) {
            check.same("spec", claim.getSpec(), ((PersistentVolumeClaim) decorated).getSpec());
        } else if (built instanceof Service service) {
            check.service(service.getSpec(), ((Service) decorated).getSpec());
        } else if (built instanceof Secret secret) {
            check.kept("key", secret.getStringData(), ((Secret) decorated).getStringData());
        } else {
            check.production(built, decorated);
        }
        return check.breaks;
    }

    /** Of what only production has, a job's pod is like a server's; all else stays what it is. */
    private void production(HasMetadata built, HasMetadata decorated) {
        Optional<Workload> job = Workload.of(built);
        if (job.isPresent()) {
            Workload.of(decorated).ifPresent(after -> pod(job.get().template(), after.template()));
            same("when it runs", schedule(built), schedule(decorated));
            return;
        }
        ObjectMeta metadata = decorated.getMetadata();
        decorated.setMetadata(built.getMetadata());
        same("what it says", built, decorated);
        decorated.setMetadata(metadata);
    }

    private static @Nullable Object schedule(HasMetadata job) {
        return job instanceof CronJob schedule
                ? List.of(
                        schedule.getSpec().getSchedule(),
                        schedule.getSpec().getConcurrencyPolicy(),
                        schedule.getSpec().getSuspend())
                : null;
    }

    private void service(ServiceSpec built, ServiceSpec decorated) {
        same("spec.selector", built.getSelector(), decorated.getSelector());
        kept("port", built.getPorts(), decorated.getPorts(), ServicePort::getName);
    }

    private void metadata(String of, ObjectMeta built, ObjectMeta decorated) {
        kept(of + "label", built.getLabels(), decorated.getLabels());
        kept(of + "annotation", built.getAnnotations(), decorated.getAnnotations());
    }

    private void workload(StatefulSetSpec built, StatefulSetSpec decorated) {
        same("spec.replicas", built.getReplicas(), decorated.getReplicas());
        same("spec.serviceName", built.getServiceName(), decorated.getServiceName());
        same("spec.selector", built.getSelector(), decorated.getSelector());
        pod(built.getTemplate(), decorated.getTemplate());
    }

    private void pod(PodTemplateSpec built, PodTemplateSpec decorated) {
        metadata("pod's ", built.getMetadata(), decorated.getMetadata());
        kept("volume", built.getSpec().getVolumes(), decorated.getSpec().getVolumes(), Volume::getName);
        if (built.getSpec().getServiceAccountName() != null) {
            same(
                    "the ServiceAccount",
                    built.getSpec().getServiceAccountName(),
                    decorated.getSpec().getServiceAccountName());
        }
        containers(built.getSpec().getContainers(), decorated.getSpec().getContainers());
    }

    /** The first container is the one that kubectl shows the log of, and that the change guard takes for the server. */
    private void containers(List<Container> built, List<Container> decorated) {
        for (int i = 0; i < built.size(); i++) {
            String name = built.get(i).getName();
            if (i < decorated.size() && name.equals(decorated.get(i).getName())) {
                container(built.get(i), decorated.get(i));
            } else {
                breaks.add("They remove the container " + name + ", or put another one before it.");
            }
        }
    }

    private void container(Container built, Container decorated) {
        if (!isSameVersion(built.getImage(), decorated.getImage())) {
            breaks.add("They let the container " + built.getName() + " run "
                    + Problem.quoted(String.valueOf(decorated.getImage())) + " instead of " + built.getImage()
                    + "; they may change the registry alone.");
        }
        if (Collections.indexOfSubList(listOf(decorated.getArgs()), built.getArgs()) < 0) {
            breaks.add("They change the arguments of the container " + built.getName() + ".");
        }
        if (!built.getCommand().isEmpty()) {
            same("the command of the container " + built.getName(), built.getCommand(), decorated.getCommand());
        }
        kept("variable", built.getEnv(), decorated.getEnv(), EnvVar::getName);
        kept("port", built.getPorts(), decorated.getPorts(), ContainerPort::getName);
        kept("mount", built.getVolumeMounts(), decorated.getVolumeMounts(), VolumeMount::getMountPath);
        same("resources of the container " + built.getName(), built.getResources(), decorated.getResources());
    }

    /** Whether it is the same image, from wherever it is pulled. */
    private static boolean isSameVersion(String built, @Nullable String decorated) {
        try {
            ImageReference one = ImageReference.parse(built);
            ImageReference other = ImageReference.parse(String.valueOf(decorated));
            return one.name().equals(other.name())
                    && one.tag().equals(other.tag())
                    && (one.digest().isEmpty() || one.digest().equals(other.digest()));
        } catch (InvalidValueException unreadable) {
            return false;
        }
    }

    private <T> void kept(String what, List<T> built, @Nullable List<T> decorated, Function<T, String> name) {
        kept(what, byName(built, name), byName(listOf(decorated), name));
    }

    private void kept(String what, @Nullable Map<String, ?> built, @Nullable Map<String, ?> decorated) {
        Map<String, ?> now = decorated == null ? Map.of() : decorated;
        (built == null ? Map.<String, Object>of() : built).forEach((name, value) -> {
            if (!value.equals(now.get(name))) {
                breaks.add("They change or remove the " + what + " " + name + ".");
            }
        });
    }

    private void same(String what, @Nullable Object built, @Nullable Object decorated) {
        if (!Objects.equals(built, decorated)) {
            breaks.add("They change " + what + ".");
        }
    }

    private static <T> List<T> listOf(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /** Of several of one name the last counts, as it does for variables. */
    private static <T> Map<String, T> byName(List<T> parts, Function<T, String> name) {
        Map<String, T> byName = new LinkedHashMap<>();
        parts.forEach(part -> byName.put(String.valueOf(name.apply(part)), part));
        return byName;
    }
}
