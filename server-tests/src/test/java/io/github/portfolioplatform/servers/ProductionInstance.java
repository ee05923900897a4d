package io.github.portfolioplatform.servers;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An instance of production, with what operators make of its ExternalSecrets and its Certificate.
 *
 * @param texts what is rendered
 * @param passwords what the store has for the instance, by the purposes of the users
 * @param certificate what the issuer signed
 */
record ProductionInstance(RenderedInstance texts, SortedMap<String, String> passwords, ServerCertificate certificate) {

    ProductionInstance {
        passwords = new TreeMap<>(passwords);
    }

    /** The instance with a password of everybody, and a certificate of an authority that all trust. */
    static ProductionInstance of(RenderedInstance texts) {
        SortedMap<String, String> passwords = new TreeMap<>();
        texts.all("ExternalSecret").stream()
                .flatMap(secret -> properties(secret.in("spec")))
                .forEach(user -> passwords.put(user, "pw-of-" + user));
        return new ProductionInstance(texts, passwords, issued(texts));
    }

    /** What a Secret demands of the entry. One that takes the whole entry demands what its template names as a field. */
    private static Stream<String> properties(Fields spec) {
        Stream<String> demanded =
                spec.all("data").stream().map(data -> data.in("remoteRef").text("property"));
        Stream<String> named = spec.all("dataFrom").stream()
                .flatMap(any -> spec.in("target").in("template").in("data").values().values().stream())
                .flatMap(template -> SecretTemplate.variables((String) template));
        return Stream.concat(demanded, named);
    }

    private static ServerCertificate issued(RenderedInstance texts) {
        return CertificateAuthority.COMPANY.issue(
                texts.resource("Certificate", texts.name()).in("spec"));
    }

    String name() {
        return texts.name();
    }

    /** The host that connections are rendered with. */
    String host() {
        return name() + "."
                + texts.resource("Certificate", name()).in("metadata").text("namespace") + ".svc.cluster.local";
    }

    /** The same instance with another password of a user in the store. */
    ProductionInstance with(String user, String password) {
        SortedMap<String, String> others = new TreeMap<>(passwords);
        others.put(user, password);
        return new ProductionInstance(texts, others, certificate);
    }

    /** The same instance with a store that does not have the password of a user. */
    ProductionInstance without(String user) {
        SortedMap<String, String> others = new TreeMap<>(passwords);
        others.remove(user);
        return new ProductionInstance(texts, others, certificate);
    }

    /** The same instance with another certificate. */
    ProductionInstance with(ServerCertificate renewed) {
        return new ProductionInstance(texts, passwords, renewed);
    }

    /** The same instance with hostile passwords, which tell whose they are in the beginning. */
    ProductionInstance withHostilePasswords() {
        ProductionInstance hostile = this;
        for (String user : passwords.keySet()) {
            hostile = hostile.with(user, user + Portfolios.hostilePassword());
        }
        return hostile;
    }

    /** The same instance after the issuer has signed once more. */
    ProductionInstance renewed() {
        return with(issued(texts));
    }

    /** What a cluster has: what is rendered, and the Secrets that its operators add. */
    RenderedInstance rendered() {
        RenderedInstance rendered = texts;
        for (Fields secret : texts.all("ExternalSecret")) {
            if (!isComplete(secret)) {
                continue;
            }
            rendered = rendered.withSecret(secret.in("spec").in("target").text("name"), values(secret.in("spec")));
        }
        Fields requested = texts.resource("Certificate", name()).in("spec");
        return rendered.withSecret(requested.text("secretName"), certificate.secret());
    }

    /** The operator makes no Secret of an entry that lacks a property. */
    private boolean isComplete(Fields secret) {
        return secret.in("spec").all("data").stream()
                .map(data -> data.in("remoteRef").text("property"))
                .allMatch(passwords::containsKey);
    }

    /** The values of the Secret that clients of that purpose read. */
    Map<String, String> secret(String purpose) {
        String secret = name() + "-" + (purpose.equals("app") ? "secrets" : purpose);
        return values(texts.resource("ExternalSecret", secret).in("spec"));
    }

    /** The template says all keys: what the store has beside them is not in the Secret. */
    private Map<String, String> values(Fields spec) {
        Map<String, String> variables = spec.all("dataFrom").isEmpty() ? new TreeMap<>() : new TreeMap<>(passwords);
        spec.all("data")
                .forEach(data -> variables.put(
                        data.text("secretKey"),
                        passwords.get(data.in("remoteRef").text("property"))));
        SecretTemplate template = new SecretTemplate(variables);
        Map<String, String> values = new TreeMap<>();
        spec.in("target")
                .in("template")
                .in("data")
                .values()
                .forEach((key, text) -> values.put(key, template.filled((String) text)));
        return values;
    }
}
