package io.github.portfolioplatform.render.backup;

import static io.github.portfolioplatform.engine.PodParts.mount;
import static io.github.portfolioplatform.engine.PodParts.readOnlyMount;
import static io.github.portfolioplatform.engine.PodParts.variable;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.github.portfolioplatform.engine.CopyClient;
import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DataCopies.Login;
import io.github.portfolioplatform.engine.PodParts;
import io.github.portfolioplatform.engine.PodVolumes;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.model.Resources;
import io.github.portfolioplatform.model.Retention;
import io.github.portfolioplatform.model.RunAs;
import io.github.portfolioplatform.model.Storage;
import io.github.portfolioplatform.render.backup.BackedUpInstance.Task;
import io.github.portfolioplatform.render.job.JobPod;
import io.github.portfolioplatform.render.pods.Hardening;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The pods of backups. Copies pass from one container to the next through a volume that lives as long as the pod. */
final class BackupPods {

    static final String SHARED = "copy.sh";
    static final String STORE = "store.sh";
    static final String FETCH = "fetch.sh";

    private static final String SCRIPTS = "scripts";
    private static final String SCRATCH = "scratch";
    private static final String TEMPORARY = "temporary";
    private static final String CREDENTIALS = "credentials";
    private static final String TLS = "tls";
    private static final String DATA = "data";
    /** What rclone needs for the parts that it sends at once. */
    private static final Memory CARRIER = Memory.mebibytes(256);
    /** A run that is late by so much is none that was missed. */
    private static final int HOURS_LATE = 2;

    private final BackedUpInstance instance;
    private final DataCopies copies;
    private final CopyStore store;

    BackupPods(BackedUpInstance instance) {
        this.instance = instance;
        this.copies = instance.copies();
        this.store = new CopyStore(instance);
    }

    PodTemplateSpec of(Task task) {
        PodSpec pod = new PodSpec();
        switch (task) {
            case BACKUP -> {
                pod.setInitContainers(List.of(dump()));
                pod.setContainers(List.of(carrier("store", STORE, retention(), true)));
            }
            case VERIFY -> {
                pod.setInitContainers(List.of(carrier("fetch", FETCH, age(), false)));
                pod.setContainers(List.of(server("verify", DataCopies.VERIFY)));
            }
            case RESTORE -> {
                pod.setInitContainers(List.of(carrier("fetch", FETCH, choice(), true)));
                pod.setContainers(List.of(restore()));
            }
        }
        pod.setVolumes(volumes(task));
        pod.setPriorityClassName(instance.backup().jobs().priorityClass());
        if (instance.has(Choice.PODS)) {
            pod.setServiceAccountName(instance.names().serviceAccount());
        }
        store.role()
                .ifPresent(role -> pod.setServiceAccountName(instance.names().backup()));
        // Copies are as secret as the data, wherever they are taken.
        Hardening.add(pod, Optional.of(ids(task)));
        return JobPod.of(
                instance.environment(), instance.instance(), instance.job(task).labels(), pod);
    }

    /** The copy that is restored, and where the restore leaves its mark. */
    private List<EnvVar> choice() {
        return List.of(variable("COPY", "latest"), variable("MARK_IN", store.folder()));
    }

    /** A server that is thrown away is that of the image, and shares nothing with the other. */
    private RunAs ids(Task task) {
        return task == Task.VERIFY ? copies.image() : instance.context().runAs(copies.image());
    }

    private Container dump() {
        Container container = login("dump", DataCopies.DUMP, copies.dumping());
        container.setResources(JobPod.resources(client()));
        return container;
    }

    private Container restore() {
        Container container = login("restore", DataCopies.RESTORE, copies.restoring());
        if (copies.intoVolume()) {
            List<VolumeMount> mounts = new ArrayList<>(container.getVolumeMounts());
            mounts.add(mount(DATA, "/data"));
            container.setVolumeMounts(mounts);
            container.setResources(likeServer());
        } else {
            container.setResources(JobPod.resources(client()));
        }
        return container;
    }

    private Container login(String name, String script, Login login) {
        Container container = server(name, script);
        List<EnvVar> environment = new ArrayList<>(container.getEnv());
        environment.addAll(login.environment());
        container.setEnv(environment);
        List<VolumeMount> mounts = new ArrayList<>(container.getVolumeMounts());
        mounts.add(readOnlyMount(CREDENTIALS, "/run/credentials"));
        if (instance.has(Choice.TLS)) {
            mounts.add(readOnlyMount(TLS, PodVolumes.CERTIFICATES));
        }
        container.setVolumeMounts(mounts);
        return container;
    }

    private Container server(String name, String script) {
        Container container = JobPod.container(name, instance.instance().image().reference(), instance.instance());
        container.setCommand(command(script));
        List<EnvVar> environment = new ArrayList<>();
        environment.add(variable("INSTANCE", instance.instance().name()));
        environment.addAll(origin());
        environment.addAll(copies.environment());
        if (!copies.intoVolume()) {
            environment.add(variable("PARALLEL", String.valueOf(parallel(script))));
        }
        instance.backup().mayBeEmpty().ifPresent(reason -> environment.add(variable("MAY_BE_EMPTY", reason)));
        container.setEnv(environment);
        container.setVolumeMounts(mounts());
        container.setResources(likeServer());
        return container;
    }

    private Container carrier(String name, String script, List<EnvVar> more, boolean isStored) {
        Container container = JobPod.container(name, instance.backup().target().image(), instance.instance());
        container.setCommand(command(script));
        List<EnvVar> environment = new ArrayList<>(store.environment());
        environment.addAll(origin());
        environment.addAll(more);
        container.setEnv(environment);
        List<VolumeMount> mounts = new ArrayList<>(mounts());
        mounts.addAll(store.mounts(isStored));
        container.setVolumeMounts(mounts);
        container.setResources(JobPod.resources(CARRIER));
        return container;
    }

    /** What a copy says of where it is from, and what is refused if a copy says something else. */
    private List<EnvVar> origin() {
        return List.of(
                variable("PORTFOLIO", instance.environment().portfolio()),
                variable("ENVIRONMENT", instance.environment().name()));
    }

    private static List<String> command(String script) {
        return List.of("sh", "/backup/" + script);
    }

    private static List<VolumeMount> mounts() {
        return List.of(readOnlyMount(SCRIPTS, "/backup"), mount(SCRATCH, "/scratch"), mount(TEMPORARY, "/tmp"));
    }

    private Memory client() {
        Memory set = instance.backup().jobs().memory();
        Integer parallel = instance.backup().jobs().parallel();
        CopyClient client = parallel != null ? copies.client().parallel(parallel) : copies.client();
        return set != null ? set : client.memory();
    }

    /** A server that is thrown away has the memory of the other, which is enough for what follows from the instance and for no more. */
    private int parallel(String script) {
        Integer set = instance.backup().jobs().parallel();
        int usual = copies.client().parallel();
        if (set == null) {
            return usual;
        }
        return script.equals(DataCopies.VERIFY) ? Math.min(set, usual) : set;
    }

    private List<EnvVar> retention() {
        Retention keep = instance.backup().keep();
        if (keep.isOfBucket()) {
            return List.of(variable("KEEP_BY", "bucket"));
        }
        return List.of(
                variable("KEEP_LAST", String.valueOf(keep.last())),
                variable("KEEP_DAILY", String.valueOf(keep.daily())),
                variable("KEEP_WEEKLY", String.valueOf(keep.weekly())));
    }

    private List<EnvVar> age() {
        int hours = instance.backup().schedule().hoursBetween() + HOURS_LATE;
        return List.of(variable("MAX_AGE_HOURS", String.valueOf(hours)));
    }

    private ResourceRequirements likeServer() {
        ResourceRequirements resources = new ResourceRequirements();
        resources.setRequests(amounts(instance.instance().allocation().requests()));
        resources.setLimits(amounts(instance.instance().allocation().limits()));
        return resources;
    }

    private static Map<String, Quantity> amounts(Resources resources) {
        return new TreeMap<>(Map.of(
                "memory", new Quantity(resources.memory().toString()),
                "cpu", new Quantity(resources.cpu().toString())));
    }

    private List<Volume> volumes(Task task) {
        List<Volume> volumes = new ArrayList<>();
        volumes.add(PodVolumes.configurationFiles(SCRIPTS, instance.names().backup(), scripts(task)));
        volumes.add(scratch(task));
        volumes.add(PodVolumes.emptyDirectory(TEMPORARY, Memory.mebibytes(64)));
        volumes.addAll(store.volumes());
        if (task != Task.VERIFY) {
            Login login = task == Task.BACKUP ? copies.dumping() : copies.restoring();
            volumes.add(PodVolumes.secretFiles(CREDENTIALS, List.of(login.password())));
            if (instance.has(Choice.TLS)) {
                volumes.add(PodVolumes.secretFiles(TLS, instance.names().certificate(), "ca.crt"));
            }
        }
        if (task == Task.RESTORE && copies.intoVolume()) {
            volumes.add(PodParts.claimVolume(DATA, instance.names().claim()));
        }
        return volumes;
    }

    /** A pod sees the scripts that it runs, and what they share. */
    private String[] scripts(Task task) {
        List<String> scripts = new ArrayList<>(copies.scripts().keySet());
        scripts.removeAll(List.of(DataCopies.DUMP, DataCopies.VERIFY, DataCopies.RESTORE));
        scripts.add(SHARED);
        switch (task) {
            case BACKUP -> scripts.addAll(List.of(DataCopies.DUMP, STORE));
            case VERIFY -> scripts.addAll(List.of(FETCH, DataCopies.VERIFY));
            case RESTORE -> scripts.addAll(List.of(FETCH, DataCopies.RESTORE));
        }
        return scripts.stream().sorted().toArray(String[]::new);
    }

    /** A copy takes no more than the data; who verifies has both. */
    private Volume scratch(Task task) {
        Storage data = instance.instance().allocation().storage();
        return PodVolumes.passingVolume(
                SCRATCH,
                task == Task.VERIFY ? data.plus(data) : data,
                Optional.ofNullable(instance.backup().jobs().storageClass())
                        .or(instance.instance().basics()::storageClass));
    }
}
