package io.github.portfolioplatform.model;

import java.util.List;
import java.util.Optional;

/** One dedicated database server of one environment, and the application it belongs to. */
public interface DatabaseInstance {

    /** {@return what instances of all engines have in common} */
    InstanceBasics basics();

    /** {@return the password that the server is set up with; empty where the Secret that holds it is brought from outside} */
    Optional<Password> password();

    /** {@return the kind of server} */
    Engine engine();

    /** {@return the name of the Service and StatefulSet, and of all that belongs to them; a DNS-1035 label of at most 44 characters} */
    default String name() {
        return basics().name();
    }

    /** {@return the application that owns the instance, as people write it} */
    default String application() {
        return basics().application();
    }

    /** {@return the applications that use the instance beside its owner, with their reasons; usually empty} */
    default List<SharedUse> sharedWith() {
        return basics().sharedWith();
    }

    /** {@return what the instance runs} */
    default ServerImage image() {
        return basics().image();
    }

    /** {@return whether it runs the official image or a mirror of it, whose tag tells the version} */
    default boolean runsOfficialImage() {
        return OfficialImages.of(engine().images(), image().reference().repository())
                .isPresent();
    }

    /** {@return what the server and its data claim} */
    default Allocation allocation() {
        return basics().allocation();
    }

    /** {@return what the instance claims of the cluster: the server, its data, and the containers beside it} */
    default Allocation claimed() {
        return basics().customization().addedTo(allocation());
    }

    /** {@return whether the portfolio says labels or a customization of the instance, which decorators carry out} */
    default boolean isCustomized() {
        return !basics().labels().isEmpty() || !basics().customization().isNone();
    }
}
