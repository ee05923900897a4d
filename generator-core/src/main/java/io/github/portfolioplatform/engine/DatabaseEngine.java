package io.github.portfolioplatform.engine;

import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.InstanceBuilder;
import java.util.List;
import java.util.Optional;

/** An engine with all that is needed to declare, render, connect and change its instances. */
public interface DatabaseEngine extends Engine {

    /** {@return a builder of an instance, in which nothing is set} */
    InstanceBuilder<?> builder();

    /** {@return the port that its servers listen at} */
    int port();

    /** {@return the owning application as a client of the instance at that endpoint, whatever runs the server} */
    DatabaseClient client(Environment environment, DatabaseInstance instance, Endpoint endpoint);

    /** {@return the Secrets that the server at that endpoint, its jobs and its clients read; the first is that of the application} */
    List<UserSecret> secrets(Environment environment, DatabaseInstance instance, Endpoint endpoint);

    /** {@return how backups are taken at that endpoint, verified and restored} */
    DataCopies copies(Environment environment, DatabaseInstance instance, Endpoint endpoint);

    /** {@return the server of an instance of this engine in the posture of its environment, for whatever runs pods} */
    DatabaseServer server(Environment environment, DatabaseInstance instance);

    /** {@return which changes the stored data survives} */
    Compatibility compatibility();

    /** {@return which rights the application has in development, a sentence} */
    String rightsOfApplication();

    /** {@return which user of production could grant itself all rights, and who has its password, a sentence} */
    default Optional<String> administrator() {
        return Optional.empty();
    }
}
