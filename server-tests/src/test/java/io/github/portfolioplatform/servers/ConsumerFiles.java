package io.github.portfolioplatform.servers;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.model.CertificateAuthority;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a pod in the namespace of consumers can read: the Secret and the ConfigMap that are rendered for that namespace, and nothing of the
 * namespace of the server.
 *
 * @param secret the values of the Secret
 * @param folder where the ConfigMap is mounted
 */
record ConsumerFiles(Map<String, String> secret, Path folder) {

    /** Mounts what is rendered for a namespace; the passwords are those of the store. */
    static ConsumerFiles mounted(Shop shop, String namespace, Map<String, String> passwords, Path folder)
            throws IOException {
        List<Fields> resources = PortfolioGenerator.of(
                        PortfolioSpec.read("portfolio.yaml", shop.text().getBytes(StandardCharsets.UTF_8)))
                .render()
                .texts()
                .values()
                .stream()
                .filter(text -> text.contains("\n  namespace: " + namespace + "\n"))
                .map(Fields::parse)
                .toList();
        for (Map.Entry<String, Object> file :
                one(resources, "ConfigMap").in("data").values().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), (String) file.getValue());
        }
        return new ConsumerFiles(values(one(resources, "ExternalSecret").in("spec"), passwords), folder);
    }

    private static Fields one(List<Fields> resources, String kind) {
        List<Fields> found = resources.stream()
                .filter(fields -> fields.text("kind").equals(kind))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " " + kind + " are rendered for the consumers");
        }
        return found.get(0);
    }

    private static Map<String, String> values(Fields spec, Map<String, String> passwords) {
        SecretTemplate template = new SecretTemplate(spec.all("data").stream()
                .collect(Collectors.toMap(
                        data -> data.text("secretKey"),
                        data -> passwords.get(data.in("remoteRef").text("property")))));
        Map<String, String> values = new TreeMap<>();
        spec.in("target")
                .in("template")
                .in("data")
                .values()
                .forEach((key, text) -> values.put(key, template.filled((String) text)));
        return values;
    }

    /** A value of the Secret. The folder of the ConfigMap is where the test has it. */
    String value(String key) {
        String value = secret.get(key);
        if (value == null) {
            throw new AssertionError("the Secret has no " + key + ", but " + secret.keySet());
        }
        return value.replace(CertificateAuthority.FOLDER, folder.toString());
    }

    /** The certificates of the mounted authority. */
    String authority() throws IOException {
        return Files.readString(folder.resolve(CertificateAuthority.KEY));
    }
}
