package io.github.portfolioplatform.engine;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The owning application as the client of its server: everything that it must know in order to connect. */
public interface DatabaseClient {

    /** {@return the user that it logs in as; empty where a password is enough} */
    Optional<String> user();

    /** {@return the password that it logs in with} */
    SecretPassword password();

    /** {@return the database that it uses; empty where databases have no names} */
    Optional<String> database();

    /** {@return the URI that most drivers of the engine read} */
    ConnectionUri uri();

    /** {@return what tells a client of that dialect the file of the certificate authority, for a sentence of help} */
    String trustSetting(Dialect dialect);

    /** {@return what it is told in each dialect that clients of the engine read} */
    SortedMap<Dialect, List<Setting>> dialects();
}
