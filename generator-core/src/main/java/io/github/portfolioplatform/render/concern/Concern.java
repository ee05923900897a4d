package io.github.portfolioplatform.render.concern;

/** One thing that an instance needs: resources of its own, a part of its workload, or both. */
@FunctionalInterface
public interface Concern {

    /** {@return what it adds to the instance} */
    Contribution of(InstanceContext context);
}
