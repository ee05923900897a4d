package io.github.portfolioplatform.render.standard;

/**
 * One field of a pod that the standard does not allow.
 *
 * @param control the control that it breaks, as Kubernetes' documentation calls it: {@code Host Ports}
 * @param path where the field is, or would have to be: {@code spec.containers[0].ports[0].hostPort}
 * @param what what is wrong, without a full stop: {@code The container web takes the port 80 of its node}
 * @param fix what to write instead, one or more sentences
 */
public record StandardGap(String control, String path, String what, String fix) {

    /** {@return what is wrong, with the place and the control, as one sentence} */
    public String sentence() {
        return what + " (" + path + "; Pod Security Standard: " + control + ").";
    }
}
