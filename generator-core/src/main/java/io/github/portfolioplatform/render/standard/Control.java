package io.github.portfolioplatform.render.standard;

/**
 * One control of the standard.
 *
 * @param name how Kubernetes' documentation calls it
 * @param check what it looks at
 */
record Control(String name, Check check) {

    /** Looks at a pod. */
    interface Check {
        void of(PodTree pod, Findings findings);
    }

    /** Takes what is found. */
    interface Findings {
        /**
         * Adds one.
         *
         * @param part the pod or the container
         * @param field its field, by the names on the way to it
         * @param what what the part does, as the rest of a sentence
         * @param fix what to write instead
         */
        void add(PodPart part, String field, String what, String fix);
    }
}
