package io.github.portfolioplatform.engine.mongodb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs scripts as {@code mongosh} would, on a server that is no server: {@code shell.js} plays both. It proves that the scripts are JavaScript, that they
 * reach the users that they should from every state, and that they have the rights for it by the rules of the documentation. It does not
 * prove that MongoDB has these rules.
 *
 * @param files what can be read, by path
 */
record Shell(Map<String, String> files) {

    /**
     * What a run left behind.
     *
     * @param server the server, for the next run
     * @param printed what the script printed
     * @param error why it ended early; empty if it did not
     */
    record Run(JsonNode server, String printed, String error) {

        JsonNode user(String name) {
            return server.path("users").path(name);
        }

        String password(String name) {
            return user(name).path("pwd").asString();
        }
    }

    /** Runs a script on a server in that state. */
    Run run(String path, String server) {
        try (Context context = Context.enter()) {
            context.setInterpretedMode(true);
            context.setLanguageVersion(Context.VERSION_ES6);
            ScriptableObject scope = context.initStandardObjects();
            context.evaluateString(scope, "var server = " + server + ", files = " + json() + ";", "given", 1, null);
            ScriptableObject.putProperty(scope, "run", new BaseFunction() {
                @Override
                public Object call(Context running, Scriptable caller, Scriptable self, Object[] arguments) {
                    return evaluate(running, scope, arguments[0].toString());
                }
            });
            context.evaluateString(scope, resource(), "shell.js", 1, null);
            String error = ended(context, scope, path);
            return new Run(
                    new JsonMapper().readTree(text(context, scope, "JSON.stringify(server)")),
                    text(context, scope, "printed"),
                    error);
        }
    }

    private String ended(Context context, Scriptable scope, String path) {
        try {
            evaluate(context, scope, path);
            return "";
        } catch (org.mozilla.javascript.RhinoException thrown) {
            return thrown.details();
        }
    }

    /** In a function, because to this engine a block is no scope of its own. */
    private Object evaluate(Context context, Scriptable scope, String path) {
        String script = Objects.requireNonNull(files.get(path), path);
        return context.evaluateString(scope, "(function() {" + script + "\n})()", path, 1, null);
    }

    private static String text(Context context, Scriptable scope, String expression) {
        return Context.toString(context.evaluateString(scope, expression, "result", 1, null));
    }

    private String json() {
        return new JsonMapper().writeValueAsString(files);
    }

    private static String resource() {
        try (InputStream in = Objects.requireNonNull(Shell.class.getResourceAsStream("/mongodb/shell.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
