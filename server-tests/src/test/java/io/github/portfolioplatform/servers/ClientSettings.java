package io.github.portfolioplatform.servers;

import io.github.portfolioplatform.connection.Connection;
import io.github.portfolioplatform.connection.Connections;
import io.github.portfolioplatform.engine.ConnectionUri;
import io.github.portfolioplatform.engine.Dialect;
import io.github.portfolioplatform.engine.SecretPassword;
import io.github.portfolioplatform.engine.Setting;
import io.github.portfolioplatform.engine.SettingValue;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an application is configured with, with the password that its Secret has.
 *
 * @param rendered its instance
 * @param connection what somebody reads who configures it
 */
record ClientSettings(RenderedInstance rendered, Connection connection) {

    static ClientSettings of(Shop shop, ProductionInstance instance) {
        return new ClientSettings(instance.rendered(), Connections.of(shop.environment(), shop.name()));
    }

    /** The settings of a dialect by their names. */
    Map<String, String> in(Dialect dialect) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (Setting setting : connection.in(dialect)) {
            settings.put(setting.name(), text(setting.value()));
        }
        return settings;
    }

    private String text(SettingValue value) {
        if (value instanceof SecretPassword password) {
            return plain(password);
        }
        if (value instanceof ConnectionUri uri) {
            SecretTemplate template = new SecretTemplate(Map.of("password", plain(uri.password())));
            return uri.before() + template.filled("{{ .password | urlquery | replace \"+\" \"%20\" }}") + uri.after();
        }
        return value.reveal();
    }

    private String plain(SecretPassword password) {
        return rendered.value("Secret", password.secretName(), password.key());
    }
}
