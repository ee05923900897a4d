package io.github.portfolioplatform.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The API server, asked over HTTP by an administrator. What it refuses is an {@link Answer}, too; what cannot be sent is a failure of the
 * test.
 */
final class ApiServer {

    private static final String APPLY = "fieldManager=cluster-tests&force=true";

    private final HttpClient client;
    private final String address;
    private final String token;

    /** Where objects of a kind are, by API version and kind. */
    private final Map<String, Place> places = new HashMap<>();

    private ApiServer(HttpClient client, String address, String token) {
        this.client = client;
        this.address = address;
        this.token = token;
        learnKinds();
    }

    /** {@return the server that this file of kubectl tells of} */
    static ApiServer of(Path kubeconfig) {
        Resource config = Resource.readAll(kubeconfig).get(0);
        Resource cluster = config.all("clusters").get(0);
        String certificate = (String) cluster.at("cluster", "certificate-authority-data");
        return new ApiServer(
                HttpClient.newBuilder()
                        .sslContext(trusting(Base64.getDecoder().decode(certificate)))
                        .build(),
                (String) cluster.at("cluster", "server"),
                (String) config.all("users").get(0).at("user", "token"));
    }

    /** Server-side apply, which takes over fields of others. */
    Answer apply(Resource resource) {
        return apply(resource, APPLY);
    }

    /** What {@link #apply} would answer, after validation, defaults and admission. */
    Answer dryRun(Resource resource) {
        return apply(resource, APPLY + "&dryRun=All");
    }

    /** Applies each; all must be accepted. */
    void applyAll(List<Resource> resources) {
        resources.forEach(resource -> apply(resource).succeeded());
    }

    private Answer apply(Resource resource, String parameters) {
        return place(resource.apiVersion(), resource.kind())
                .map(place -> place.of(resource.namespace(), resource.name()))
                .map(path -> send("PATCH", path + "?" + parameters, resource.json()))
                .orElseGet(() -> Answer.unknown(resource));
    }

    /** Creates an object, whose name may be generated. */
    Answer create(Resource resource) {
        Place place = demanded(resource.apiVersion(), resource.kind());
        return send("POST", place.of(resource.namespace()), resource.json());
    }

    /** {@return the object as the server has it, if there is one} */
    Optional<Resource> read(String apiVersion, String kind, String namespace, String name) {
        Answer answer = send("GET", demanded(apiVersion, kind).of(namespace, name), "");
        return answer.status() == 404 ? Optional.empty() : Optional.of(answer.succeeded());
    }

    /** {@return the server's object of that kind, namespace and name, if there is one} */
    Optional<Resource> read(Resource resource) {
        return read(resource.apiVersion(), resource.kind(), resource.namespace(), resource.name());
    }

    /** {@return the objects of that kind} In all namespaces, if the namespace is empty. */
    List<Resource> list(String apiVersion, String kind, String namespace) {
        return send("GET", demanded(apiVersion, kind).of(namespace), "")
                .succeeded()
                .all("items");
    }

    /** Deletes an object with all that it owns, which the server may do later. */
    Answer delete(String apiVersion, String kind, String namespace, String name) {
        return send("DELETE", demanded(apiVersion, kind).of(namespace, name) + "?propagationPolicy=Background", "");
    }

    /** Deletes an object with all that it owns, which the server may do later. */
    Answer delete(Resource resource) {
        return delete(resource.apiVersion(), resource.kind(), resource.namespace(), resource.name());
    }

    /** Deletes an object, and leaves what it owns: {@code kubectl delete --cascade=orphan}. */
    Answer deleteAlone(Resource resource) {
        String path = demanded(resource.apiVersion(), resource.kind()).of(resource.namespace(), resource.name());
        return send("DELETE", path + "?propagationPolicy=Orphan", "");
    }

    /** Asks which kinds there are, again after definitions of custom resources were added. */
    void learnKinds() {
        learn("v1", "/api/v1");
        for (Resource group : send("GET", "/apis", "").succeeded().all("groups")) {
            for (Resource version : group.all("versions")) {
                String apiVersion = (String) version.at("groupVersion");
                learn(apiVersion, "/apis/" + apiVersion);
            }
        }
    }

    private void learn(String apiVersion, String path) {
        for (Resource kind : send("GET", path, "").succeeded().all("resources")) {
            String plural = (String) kind.at("name");
            if (!plural.contains("/")) {
                places.put(
                        apiVersion + " " + kind.at("kind"),
                        new Place(path, plural, Boolean.TRUE.equals(kind.at("namespaced"))));
            }
        }
    }

    /** {@return whether there are objects of that kind} */
    boolean serves(Resource resource) {
        return place(resource.apiVersion(), resource.kind()).isPresent();
    }

    private Optional<Place> place(String apiVersion, String kind) {
        return Optional.ofNullable(places.get(apiVersion + " " + kind));
    }

    private Place demanded(String apiVersion, String kind) {
        return place(apiVersion, kind)
                .orElseThrow(() -> new AssertionError("the API server knows no " + kind + " of " + apiVersion));
    }

    private Answer send(String method, String path, String body) {
        String type = method.equals("PATCH") ? "application/apply-patch+yaml" : "application/json";
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            return Answer.of(client.send(request, BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static SSLContext trusting(byte[] pem) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            CertificateFactory certificates = CertificateFactory.getInstance("X.509");
            int number = 0;
            for (var certificate : certificates.generateCertificates(new ByteArrayInputStream(pem))) {
                store.setCertificateEntry("server" + number++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /**
     * The path of a kind.
     *
     * @param start of its API version
     * @param plural its name in paths
     */
    private record Place(String start, String plural, boolean isNamespaced) {

        String of(String namespace) {
            Stream<String> parts = isNamespaced && !namespace.isEmpty()
                    ? Stream.of(start, "namespaces", namespace, plural)
                    : Stream.of(start, plural);
            return String.join("/", parts.toList());
        }

        String of(String namespace, String name) {
            return of(namespace) + "/" + name;
        }
    }
}
