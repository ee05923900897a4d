package io.github.portfolioplatform.engine;

import io.github.portfolioplatform.model.Environment;

/**
 * Commands at the pod of an instance, whatever its engine is. Which pod that is, and what controls it, the backend of the instance knows. The container is named always, because a pod may have sidecars.
 *
 * @param names the names of what belongs to the instance
 * @param pod the pod of the server
 * @param controller what makes it anew, as kubectl names it: {@code statefulset/orders}
 * @param container the container of the server
 * @param namespace the namespace of the pod
 * @see <a href="https://kubernetes.io/docs/reference/kubectl/generated/kubectl_exec/">kubectl exec</a>
 */
public record PodCommands(InstanceNames names, String pod, String controller, String container, String namespace) {

    private static final String UNFINISHED = ".part";

    /** What all pods of servers have, and those of their jobs have not. */
    private static final String DATABASES = "tier=database";

    /** {@return shows the pods of all instances} */
    public static String status(Environment environment) {
        return "kubectl get pods -n " + environment.namespace() + " -l " + DATABASES;
    }

    /** {@return shows what all of them use; it needs the metrics server in the cluster} */
    public static String usage(Environment environment) {
        return "kubectl top pods -n " + environment.namespace() + " -l " + DATABASES;
    }

    /** {@return shows what the server wrote in the last hour} */
    public String logs() {
        return "kubectl logs -n " + namespace + " " + pod + " -c " + container + " --since=1h";
    }

    /** {@return deletes the pod, so that its controller makes one of what is applied now} */
    public String replace() {
        return "kubectl delete pod -n " + namespace + " " + pod;
    }

    /** {@return runs a script in the container and keeps what it prints in that file, which has its name only if the script succeeds} */
    public String stream(String script, String file) {
        return exec("") + " -- " + shell(script) + into(file);
    }

    /** {@return the same, with the key of a Secret as the input of the script} */
    public String stream(SecretPassword input, String script, String file) {
        return reveal(input) + " | " + exec("-i ") + " -- " + shell(script) + into(file);
    }

    private static String into(String file) {
        return " > " + file + UNFINISHED + " && mv " + file + UNFINISHED + " " + file;
    }

    /** {@return runs a script in the container, with that file as its input} */
    public String feed(String script, String file) {
        return exec("-i ") + " -- " + shell(script) + " < " + file;
    }

    /** {@return the same, with the key of a Secret as the first line of the input} */
    public String feed(SecretPassword first, String script, String file) {
        return "{ " + reveal(first) + " && echo && cat " + file + "; } | " + exec("-i ") + " -- " + shell(script);
    }

    /** {@return starts a program that talks to a person} */
    public String enter(String program) {
        return exec("-it ") + " -- " + program;
    }

    /** {@return replaces the pod, and waits until the new one is ready} */
    public String restart() {
        return "kubectl delete pod -n " + namespace + " " + pod + " && kubectl rollout status -n " + namespace + " "
                + controller;
    }

    /** {@return stops the server, and waits until its pod is gone} */
    public String stop() {
        return scale(0) + " && kubectl wait -n " + namespace + " --for=delete pod/" + pod + " --timeout=5m";
    }

    /** {@return starts a server that is stopped} */
    public String start() {
        return scale(1);
    }

    private String scale(int replicas) {
        return "kubectl scale -n " + namespace + " " + controller + " --replicas=" + replicas;
    }

    private String exec(String options) {
        return "kubectl exec " + options + "-n " + namespace + " -c " + container + " " + pod;
    }

    /** kubectl decodes by itself; programs that do differ from system to system. */
    private String reveal(SecretPassword password) {
        return "kubectl get secret -n " + namespace + " " + password.secretName() + " -o go-template='{{index .data \""
                + password.key() + "\" | base64decode}}'";
    }

    /**
     * {@return the words that run a script in the container}
     *
     * @throws IllegalArgumentException if the script has a quote that would end it
     */
    public static String shell(String script) {
        if (script.indexOf('\'') >= 0) {
            throw new IllegalArgumentException("a script between quotes has none of its own: " + script);
        }
        return "sh -c '" + script + "'";
    }
}
