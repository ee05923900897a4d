package io.github.portfolioplatform.engine;

import java.util.Optional;

/**
 * Commands that start jobs now. Each run has a name of its own, so that the one before it stays to be looked at.
 *
 * @param names the names of what belongs to the instance
 * @param namespace the namespace of the jobs
 * @param server the pod of the server, if a copy is put back into its volume while it does not run
 * @see <a href="https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_job/">kubectl create job</a>
 */
public record JobCommands(InstanceNames names, String namespace, Optional<PodCommands> server) {

    private static final String RUN = "-$(date +%s)";

    /** {@return makes changed passwords and a renewed certificate known to the server} */
    public String access() {
        return start(names.access(), names.access() + RUN);
    }

    /** {@return takes and stores a copy} */
    public String backup() {
        return start(names.backup(), names.backup() + RUN);
    }

    /** {@return restores the newest copy into a server that is thrown away} */
    public String verify() {
        return start(names.verification(), names.verification() + RUN);
    }

    /** {@return puts the newest copy back} */
    public String restore() {
        String job = names.restoration() + RUN;
        return server.map(pod -> whileStopped(pod, job, start(names.restoration(), "$job")))
                .orElseGet(() -> start(names.restoration(), job));
    }

    /** {@return puts the copy back that the variable {@code COPY} names by the moment it was taken} */
    public String restoreOf() {
        String job = names.restoration() + RUN;
        return server.map(pod -> whileStopped(pod, job, startWithCopy("$job"))).orElseGet(() -> startWithCopy(job));
    }

    private String start(String from, String job) {
        return "kubectl create job -n " + namespace + " --from=cronjob/" + from + " " + job;
    }

    private String startWithCopy(String job) {
        return start(names.restoration(), job) + " --dry-run=client -o yaml"
                + " | kubectl set env --local -f - COPY=\"$COPY\" -o yaml | kubectl apply -f -";
    }

    /** A job that fails ends the wait as one that completes does, with its log; what it says is what to do next. */
    private String whileStopped(PodCommands pod, String called, String start) {
        String job = "-n " + namespace + " job/$job";
        return "job=" + called + " && " + pod.stop() + " && " + start + " && until kubectl get " + job
                + " -o jsonpath='{.status.conditions[*].type}' | grep -qE 'Complete|Failed'; do sleep 5; done"
                + " && { kubectl wait " + job + " --for=condition=complete --timeout=1s"
                + " || { kubectl logs " + job + " --all-containers --tail=20; false; }; }"
                + " && " + pod.start();
    }
}
